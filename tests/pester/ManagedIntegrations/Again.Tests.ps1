# What fails of many inputs is piped in again as the errors carry it, and the work is finished: for every cmdlet that takes the
# pipeline, with the values of the contract's rows.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    . "$PSScriptRoot/ContractRows.ps1"
    $script:piped = $rows | Where-Object {
        $row = $_
        (Get-Command $row.Cmdlet).ParameterSets | Where-Object Name -EQ $row.Set | ForEach-Object Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/ContractValues.ps1"
    . "$PSScriptRoot/../Again.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'What failed of the inputs' {
    It 'of <Cmdlet> (<Set>) is done when it is piped in again' -ForEach $piped {
        $known = (Get-Set $Cmdlet $Set).Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } | ForEach-Object Name
        $make = {
            $properties = @{}
            $fixed = @{}
            foreach ($pair in (& $Of).GetEnumerator()) { if ($pair.Key -in $known) { $properties[$pair.Key] = $pair.Value } else { $fixed[$pair.Key] = $pair.Value } }
            @{ Input = [pscustomobject]$properties; Fixed = $fixed }
        }
        # Of some there is one at a time: a name, a type of event, a controller that is busy.
        $times = if ($Cmdlet -in 'New-MIConnectorDestination', 'New-MINotificationConfiguration', 'Remove-MINotificationConfiguration', 'Start-MIDeviceDiscovery') { 1 } else { 3 }
        $again = Test-Again $context.Sandbox $Cmdlet $make -Times $times -IsGathering:($Cmdlet -eq 'New-MIOtaTask')
        if ($Cmdlet -eq 'New-MIOtaTask') { (Get-MIOtaTask $again[0].TaskId).Target | Select-Object -Unique | Should -Be $lamp.Id }
    }
}
