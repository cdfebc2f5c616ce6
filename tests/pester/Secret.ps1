# A secret for a test, made char by char as a prompt makes one.
function ConvertTo-Secret([string]$Text) {
    $secret = [securestring]::new()
    foreach ($char in $Text.ToCharArray()) { $secret.AppendChar($char) }
    $secret
}
