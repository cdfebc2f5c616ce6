BeforeAll {
    . "$PSScriptRoot/../Secret.ps1"
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Disconnect-IoTFleet
    $variables = 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_EC2_METADATA_SERVICE_ENDPOINT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_REGION', 'HOME'
    $before = @{}
    $variables | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) }

    # All that gives credentials, and the service, on one loopback port. It keeps the access keys that requests are signed with.
    $seen = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $listener = [System.Net.HttpListener]::new()
    $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $probe.Start()
    $url = "http://127.0.0.1:$($probe.LocalEndpoint.Port)"
    $probe.Stop()
    $listener.Prefixes.Add("$url/")
    $listener.Start()
    $script:server = Start-ThreadJob -ArgumentList $listener, $seen {
        $listener = $args[0]
        $seen = $args[1]
        $later = [datetime]::UtcNow.AddHours(1).ToString('s') + 'Z'
        function Get-Xml($Operation, $Key) { "<${Operation}Response xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><${Operation}Result><Credentials><AccessKeyId>$Key</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>$later</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/Fleet/x</Arn><AssumedRoleId>A:x</AssumedRoleId></AssumedRoleUser></${Operation}Result></${Operation}Response>" }
        while ($listener.IsListening) {
            try { $context = $listener.GetContext() } catch { break }
            $request = $context.Request
            $path = $request.Url.AbsolutePath
            $body = [System.IO.StreamReader]::new($request.InputStream).ReadToEnd()
            $answer = if ($path -eq '/keys') { "{`"AccessKeyId`":`"AKIDCONTAINER`",`"SecretAccessKey`":`"s`",`"Token`":`"t`",`"Expiration`":`"$later`"}" }
            elseif ($path -eq '/latest/api/token') { 'token' }
            elseif ($path -eq '/latest/dynamic/instance-identity/document') { '{"region":"eu-west-1"}' }
            elseif ($path -like '/latest/meta-data/iam/security-credentials*' -and $path -notlike '*/Fleet') { 'Fleet' }
            elseif ($path -like '*/Fleet') { "{`"Code`":`"Success`",`"Type`":`"AWS-HMAC`",`"AccessKeyId`":`"AKIDINSTANCE`",`"SecretAccessKey`":`"s`",`"Token`":`"t`",`"LastUpdated`":`"2026-01-01T00:00:00Z`",`"Expiration`":`"$later`"}" }
            elseif ($path -eq '/token') {
                $seen.Enqueue('refresh')
                $context.Response.StatusCode = 400
                $context.Response.Headers['x-amzn-ErrorType'] = 'InvalidGrantException'
                '{"error":"invalid_grant","error_description":"Invalid refresh token provided"}'
            }
            elseif ($path -eq '/federation/credentials' -and $request.Headers['x-amz-sso_bearer_token'] -ne 'good') {
                $context.Response.StatusCode = 401
                $context.Response.Headers['x-amzn-ErrorType'] = 'UnauthorizedException'
                '{"message":"Session token not found or invalid"}'
            }
            elseif ($path -eq '/federation/credentials') { "{`"roleCredentials`":{`"accessKeyId`":`"AKIDSSO`",`"secretAccessKey`":`"s`",`"sessionToken`":`"t`",`"expiration`":$([DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeMilliseconds())}}" }
            elseif ($body -match 'Action=AssumeRoleWithWebIdentity') { Get-Xml AssumeRoleWithWebIdentity AKIDWEB }
            elseif ($body -match 'Action=AssumeRole') {
                $seen.Enqueue("sts:$($request.Headers['Authorization'] -replace '.*Credential=([^/]+)/.*', '$1')")
                Get-Xml AssumeRole AKIDROLE
            }
            else {
                $seen.Enqueue(($request.Headers['Authorization'] -replace '.*Credential=([^/]+)/\d+/([^/]+)/.*', '$1 $2'))
                '{"coreDevices":[]}'
            }
            $bytes = [System.Text.Encoding]::UTF8.GetBytes($answer)
            $context.Response.ContentType = if ($answer.StartsWith('<')) { 'text/xml' } else { 'application/json' }
            $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
            $context.Response.Close()
        }
    }

    $file = Join-Path $TestDrive 'config'
    Set-Content (Join-Path $TestDrive 'keys.json') '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","SessionToken":"t"}'
    Set-Content (Join-Path $TestDrive 'token') 'an.identity.token'
    Set-Content $file @"
[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = s
region = eu-west-1
[profile process]
credential_process = $(if ($IsWindows) { 'cmd /c type' } else { '/bin/cat' }) $(Join-Path $TestDrive 'keys.json')
region = eu-west-2
[profile role]
role_arn = arn:aws:iam::123456789012:role/Fleet
source_profile = base
region = eu-west-1
[profile container]
role_arn = arn:aws:iam::123456789012:role/Fleet
credential_source = EcsContainer
region = eu-west-1
[profile instance]
role_arn = arn:aws:iam::123456789012:role/Fleet
credential_source = Ec2InstanceMetadata
region = eu-west-1
[profile web]
role_arn = arn:aws:iam::123456789012:role/Fleet
web_identity_token_file = $(Join-Path $TestDrive 'token')
region = eu-west-1
[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Fleet
region = eu-west-1
[profile sso role]
role_arn = arn:aws:iam::123456789012:role/Fleet
source_profile = sso
region = eu-west-1
[profile sso legacy]
sso_start_url = https://legacy.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Fleet
region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
"@
    # What 'aws sso login' leaves, in a home of its own: the SDK keeps a token that it has read.
    function Save-SsoToken([string]$Session, [string]$Token, [timespan]$Left, [hashtable]$More = @{}) {
        $env:HOME = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $cache = New-Item -ItemType Directory (Join-Path $env:HOME '.aws/sso/cache')
        $name = [System.BitConverter]::ToString([System.Security.Cryptography.SHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes($Session))).Replace('-', '').ToLowerInvariant()
        @{ startUrl = 'https://corp.awsapps.com/start'; region = 'eu-west-1'; accessToken = $Token; expiresAt = [datetime]::UtcNow.Add($Left).ToString('s') + 'Z' } + $More |
            ConvertTo-Json | Set-Content (Join-Path $cache "$name.json")
    }

    # The one line that all of these tests run; what it is signed with, and for which region.
    function Get-Signer([hashtable]$With = @{}) {
        $seen.Clear()
        Get-GGCoreDevice -EndpointUrl $url @With -ErrorAction Stop
        @($seen)[-1]
    }
}

AfterAll {
    # A variable that was not set is unset again, and not empty.
    $before.GetEnumerator() | ForEach-Object { if ($_.Value) { Set-Item "Env:$($_.Key)" $_.Value } else { Remove-Item "Env:$($_.Key)" -ErrorAction Ignore } }
    $listener.Stop()
    $server | Stop-Job
    $server | Remove-Job -Force
}

Describe 'Credentials' {
    BeforeEach {
        $variables | Where-Object { $_ -ne 'HOME' } | ForEach-Object { [Environment]::SetEnvironmentVariable($_, [NullString]::Value) }
        $env:AWS_ENDPOINT_URL_STS = $url
        $env:AWS_ENDPOINT_URL_SSO = $url
        $env:AWS_ENDPOINT_URL_SSO_OIDC = $url
    }

    AfterEach {
        $env:HOME = $before['HOME']
    }

    It 'are those of the parameters, named as in AWS.Tools' {
        Get-Signer @{ AccessKey = 'AKIDGIVEN'; SecretKey = 's'; SessionToken = 't'; Region = 'eu-west-1' } | Should -Be 'AKIDGIVEN eu-west-1'
        $pair = [pscredential]::new('AKIDPAIR', (ConvertTo-Secret 's'))
        Get-Signer @{ Credential = $pair; Region = 'eu-west-1' } | Should -Be 'AKIDPAIR eu-west-1'
        Get-Signer @{ ProfileName = 'base'; ProfileLocation = $file } | Should -Be 'AKIDBASE eu-west-1'
        Get-Signer @{ ProfileName = 'base'; ProfileLocation = $file; Region = 'us-west-2' } | Should -Be 'AKIDBASE us-west-2'
        Push-Location (Split-Path $file)
        try { Get-Signer @{ ProfileName = 'base'; ProfileLocation = "./$(Split-Path $file -Leaf)" } | Should -Be 'AKIDBASE eu-west-1' }
        finally { Pop-Location }
        $names = (Get-Command Get-GGCoreDevice).Parameters.Keys
        'ProfileName', 'ProfileLocation', 'Region', 'AccessKey', 'SecretKey', 'SessionToken', 'Credential', 'EndpointUrl' | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
    }

    It 'are those of a file''s own profile, where no name is given' {
        $own = Join-Path $TestDrive 'own'
        Set-Content $own "[default]`naws_access_key_id = AKIDOWN`naws_secret_access_key = s`nregion = eu-west-1`n[told]`naws_access_key_id = AKIDTOLD`naws_secret_access_key = s`nregion = eu-west-2"
        $env:AWS_ACCESS_KEY_ID = 'AKIDENV'
        $env:AWS_SECRET_ACCESS_KEY = 's'
        Get-Signer @{ ProfileLocation = $own } | Should -Be 'AKIDOWN eu-west-1'
        $env:AWS_PROFILE = 'told'
        Get-Signer @{ ProfileLocation = $own } | Should -Be 'AKIDTOLD eu-west-2'
        Get-Signer @{ ProfileLocation = $own; AccessKey = 'AKIDGIVEN'; SecretKey = 's'; Region = 'eu-central-1' } | Should -Be 'AKIDGIVEN eu-central-1'
        Connect-IoTFleet -AccessKey AKIDCONNECTED -SecretKey s -Region us-west-1 -EndpointUrl $url | Out-Null
        try {
            Get-Signer @{ ProfileLocation = $own; Region = 'eu-west-2' } | Should -Be 'AKIDTOLD eu-west-2'
            # A preference says where profiles are, and does not leave what is connected.
            foreach ($preference in $own, { $own }) {
                $PSDefaultParameterValues['*-GG*:ProfileLocation'] = $preference
                Get-Signer @{} | Should -Be 'AKIDCONNECTED us-west-1'
                Get-Signer @{ ProfileName = 'default'; Region = 'eu-west-1' } | Should -Be 'AKIDOWN eu-west-1'
            }
            $PSDefaultParameterValues.Remove('*-GG*:ProfileLocation')
            # That of another command is none.
            $PSDefaultParameterValues['Get-Other:ProfileLocation'] = $own
            Get-Signer @{ ProfileLocation = $own; Region = 'eu-west-2' } | Should -Be 'AKIDTOLD eu-west-2'
            $PSDefaultParameterValues['*:ProfileLocation'] = $own
            (Connect-IoTFleet -EndpointUrl $url -Region us-west-1).ProfileName | Should -BeNullOrEmpty
            # The file's own profile, and not that of the same name as the connected one; the objects know which.
            'Get-Other:ProfileLocation', '*:ProfileLocation' | ForEach-Object { $PSDefaultParameterValues.Remove($_) }
            Connect-IoTFleet -ProfileName base -ProfileLocation $file -EndpointUrl $url | Out-Null
            Get-Signer @{ ProfileLocation = $own } | Should -Be 'AKIDTOLD eu-west-2'
        }
        finally {
            '*-GG*:ProfileLocation', 'Get-Other:ProfileLocation', '*:ProfileLocation' | ForEach-Object { $PSDefaultParameterValues.Remove($_) }
            Disconnect-IoTFleet
        }

        (Connect-IoTFleet -ProfileLocation $own -EndpointUrl $url).ProfileName | Should -Be 'told'
        Disconnect-IoTFleet
    }

    It 'are what the environment and the files say now' {
        $env:AWS_ACCESS_KEY_ID = 'AKIDENV'
        $env:AWS_SECRET_ACCESS_KEY = 's'
        foreach ($region in 'eu-west-1', 'us-west-2') {
            $env:AWS_REGION = $region
            Get-Signer | Should -Be "AKIDENV $region"
        }
        $env:AWS_ACCESS_KEY_ID = 'AKIDNEXT'
        Get-Signer | Should -Be 'AKIDNEXT us-west-2'
        # What is connected stays in its region.
        Connect-IoTFleet -EndpointUrl $url | Out-Null
        $env:AWS_REGION = 'eu-west-1'
        try { Get-Signer | Should -Be 'AKIDNEXT us-west-2' }
        finally { Disconnect-IoTFleet }
        # A sandbox's region is none of an account's.
        Set-Content (Join-Path $TestDrive 'bare') "[bare]`naws_access_key_id = AKIDBARE`naws_secret_access_key = s"
        Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 | Out-Null
        try { Get-Signer @{ ProfileName = 'bare'; ProfileLocation = Join-Path $TestDrive 'bare' } | Should -Be 'AKIDBARE eu-west-1' }
        finally { Disconnect-IoTFleet }
        $renewed = Join-Path $TestDrive 'renewed'
        foreach ($key in 'AKIDFIRST', 'AKIDSECOND') {
            Set-Content $renewed "[p]`naws_access_key_id = $key`naws_secret_access_key = s`nregion = eu-west-1"
            (Get-Item $renewed).LastWriteTimeUtc = [datetime]::UtcNow.AddHours($(if ($key -eq 'AKIDFIRST') { -1 } else { 0 }))
            Get-Signer @{ ProfileName = 'p'; ProfileLocation = $renewed } | Should -Be "$key eu-west-1"
        }
    }

    It 'are told to be missing with the file that was looked in' {
        # In a folder of its own: the SDK reads the file config beside it too.
        $none = Join-Path (New-Item "$TestDrive/empty" -ItemType Directory) 'nowhere'
        { Get-GGCoreDevice -ProfileName base -ProfileLocation $none } | Should -Throw "There is no profile 'base': there is no file $none.*-ProfileLocation*" -ErrorId 'ProfileMissing,*'
        { Get-GGCoreDevice -ProfileLocation $none } | Should -Throw "There is no profile 'default': there is no file $none.*"
        { Get-GGCoreDevice -ProfileName other -ProfileLocation $file } | Should -Throw "There is no profile 'other' in $file. Known profiles: *base, *"
        Set-Content $none ''
        { Get-GGCoreDevice -ProfileName base -ProfileLocation $none } | Should -Throw "There is no profile 'base': $none holds no profiles.*"
    }

    It 'are those of the environment' {
        $env:AWS_ACCESS_KEY_ID = 'AKIDENV'
        $env:AWS_SECRET_ACCESS_KEY = 's'
        Get-Signer @{ Region = 'eu-central-1' } | Should -Be 'AKIDENV eu-central-1'
    }

    It 'come from a process' {
        Get-Signer @{ ProfileName = 'process'; ProfileLocation = $file } | Should -Be 'AKIDPROCESS eu-west-2'
    }

    It 'come from a role that a profile assumes' {
        Get-Signer @{ ProfileName = 'role'; ProfileLocation = $file } | Should -Be 'AKIDROLE eu-west-1'
        @($seen)[0] | Should -Be 'sts:AKIDBASE'
    }

    It 'come from a container' {
        $env:AWS_CONTAINER_CREDENTIALS_FULL_URI = "$url/keys"
        Get-Signer @{ ProfileName = 'container'; ProfileLocation = $file } | Should -Be 'AKIDROLE eu-west-1'
        @($seen)[0] | Should -Be 'sts:AKIDCONTAINER'
    }

    It 'come from an instance' {
        # The SDK reads the endpoint once for a process.
        $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = $url
        $module = Resolve-Path "$PSScriptRoot/../../../out/IoTFleet"
        $seen.Clear()
        & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$module'; Get-GGCoreDevice -EndpointUrl $url -ProfileName instance -ProfileLocation '$file'"
        @($seen) | Should -Be 'sts:AKIDINSTANCE', 'AKIDROLE eu-west-1'
    }

    It 'come from a web identity' {
        Get-Signer @{ ProfileName = 'web'; ProfileLocation = $file } | Should -Be 'AKIDWEB eu-west-1'
    }

    It 'say which command to run when there is no SSO session' -ForEach 'sso', 'sso role' {
        $env:HOME = "$TestDrive"
        { Get-Signer @{ ProfileName = $_; ProfileLocation = $file } } | Should -Throw '*aws sso login --profile sso'
    }

    It 'come from an SSO session' {
        Save-SsoToken -Session corp -Token good -Left '1:0:0'
        Get-Signer @{ ProfileName = 'sso'; ProfileLocation = Copy-Item $file "$file.good" -PassThru } | Should -Be 'AKIDSSO eu-west-1'
    }

    It 'say which command to run when the SSO session <Name>' -ForEach @(
        @{ Name = 'has ended'; ProfileName = 'sso'; Session = 'corp'; Left = '-1:0:0' }
        @{ Name = 'has ended, for a profile without a session of a name'; ProfileName = 'sso legacy'; Session = 'https://legacy.awsapps.com/start'; Left = '-1:0:0' }
        @{ Name = 'has ended and is not renewed'; ProfileName = 'sso'; Session = 'corp'; Left = '-1:0:0'; IsRefreshed = $true
            More = @{ clientId = 'client'; clientSecret = 'secret'; refreshToken = 'refresh'; registrationExpiresAt = [datetime]::UtcNow.AddDays(30).ToString('s') + 'Z' }
        }
        @{ Name = 'has ended, and the client may not renew it any more'; ProfileName = 'sso'; Session = 'corp'; Left = '-1:0:0'; IsRefreshed = $true
            More = @{ clientId = 'client'; clientSecret = 'secret'; refreshToken = 'refresh'; registrationExpiresAt = [datetime]::UtcNow.AddDays(-30).ToString('s') + 'Z' }
        }
        @{ Name = 'was revoked'; ProfileName = 'sso'; Session = 'corp'; Left = '1:0:0' }
        @{ Name = 'that a role stands on has ended'; ProfileName = 'sso role'; Session = 'corp'; Left = '-1:0:0' }
    ) {
        Save-SsoToken -Session $Session -Token bad -Left $Left -More ($More ?? @{})
        # A file of its own, or the session made before is taken.
        $copy = Copy-Item $file "$file.$([guid]::NewGuid())" -PassThru
        $command = if ($ProfileName -eq 'sso legacy') { 'aws sso login --profile "sso legacy"' } else { 'aws sso login --profile sso' }
        $seen.Clear()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        { Get-GGCoreDevice -EndpointUrl $url -ProfileName $ProfileName -ProfileLocation $copy -ErrorAction Stop } | Should -Throw "*The SSO session of profile*has ended, or none was begun.*$command"
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        @($seen) | Should -Be $(if ($IsRefreshed) { 'refresh' })
    }
}

Describe 'What AWS.Tools.Common leaves in a session' {
    BeforeAll {
        # A stand-in with the names of that module, on a copy of the SDK of its own in a load context of its own.
        $bin = Join-Path $PSScriptRoot '../../../out/IoTFleet/bin/net8.0' | Resolve-Path
        $copy = Join-Path $TestDrive 'AWSSDK.Core.dll'
        Copy-Item (Join-Path $bin 'AWSSDK.Core.dll') $copy
        $assembly = Join-Path $TestDrive 'AWS.Tools.Common.dll'
        Add-Type -OutputAssembly $assembly -OutputType Library -ReferencedAssemblies $copy, 'System.Runtime', 'netstandard' -CompilerOptions '-nowarn:CS1701' -TypeDefinition @'
            namespace Amazon.PowerShell.Common
            {
                public class AWSPSCredentials
                {
                    public AWSPSCredentials(string access, string secret, string token) { Credentials = new Amazon.Runtime.SessionAWSCredentials(access, secret, token); }
                    internal Amazon.Runtime.AWSCredentials Credentials { get; private set; }
                }
            }
'@
        $context = [System.Runtime.Loader.AssemblyLoadContext]::new('AWS.Tools')
        $null = $context.LoadFromAssemblyPath($copy)
        $script:type = $context.LoadFromAssemblyPath($assembly).GetType('Amazon.PowerShell.Common.AWSPSCredentials')
        $script:region = $context.LoadFromAssemblyPath($copy).GetType('Amazon.RegionEndpoint').GetMethod('GetBySystemName').Invoke($null, @('ap-south-1'))
    }

    AfterEach {
        Remove-Variable StoredAWSCredentials, StoredAWSRegion -Scope Global -ErrorAction SilentlyContinue
        Disconnect-IoTFleet
    }

    It 'is another copy of the SDK' {
        $inner = $type.GetProperty('Credentials', [System.Reflection.BindingFlags]'Instance, NonPublic').GetValue([activator]::CreateInstance($type, [object[]]('a', 'b', 'c')))
        $inner | Should -Not -BeOfType ([IoTFleet.Pipeline.FleetCmdlet].Assembly.GetType('IoTFleet.Pipeline.FleetCmdlet').GetProperty('Credential').PropertyType)
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($inner.GetType().Assembly).Name | Should -Be 'AWS.Tools'
    }

    It 'is honoured: credentials and region' {
        Set-Variable StoredAWSCredentials ([activator]::CreateInstance($type, [object[]]('AKIDSTORED', 's', 't'))) -Scope Global
        Set-Variable StoredAWSRegion ('eu-west-3') -Scope Global
        Get-Signer | Should -Be 'AKIDSTORED eu-west-3'
        Set-Variable StoredAWSRegion ($region) -Scope Global
        Get-Signer | Should -Be 'AKIDSTORED ap-south-1'
    }

    It 'gives way to parameters and to Connect-IoTFleet' {
        Set-Variable StoredAWSCredentials ([activator]::CreateInstance($type, [object[]]('AKIDSTORED', 's', 't'))) -Scope Global
        Set-Variable StoredAWSRegion ('eu-west-3') -Scope Global
        Get-Signer @{ AccessKey = 'AKIDGIVEN'; SecretKey = 's'; Region = 'eu-west-1' } | Should -Be 'AKIDGIVEN eu-west-1'
        Get-Signer @{ Region = 'eu-west-1' } | Should -Be 'AKIDSTORED eu-west-1'
        Connect-IoTFleet -ProfileName base -ProfileLocation $file -EndpointUrl $url | Out-Null
        Get-Signer | Should -Be 'AKIDBASE eu-west-1'
    }

    It 'is taken as a parameter too' {
        Get-Signer @{ Credential = [activator]::CreateInstance($type, [object[]]('AKIDSTORED', 's', 't')); Region = 'eu-west-3' } | Should -Be 'AKIDSTORED eu-west-3'
    }
}
