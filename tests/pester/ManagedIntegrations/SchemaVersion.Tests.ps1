BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-MISchemaVersion' {
    It 'lists versions' {
        $all = Get-MISchemaVersion
        $all.Count | Should -BeGreaterThan 10
        (Get-MISchemaVersion matter.OnOff).SchemaId | Sort-Object -Unique | Should -Be 'matter.OnOff'
        (Get-MISchemaVersion 'matter.On*').SchemaId | Should -Contain 'matter.OnOff'
        (Get-MISchemaVersion -Namespace aws).Namespace | Sort-Object -Unique | Should -Be 'aws'
        Get-MISchemaVersion -Visibility PRIVATE | Should -BeNullOrEmpty
        Get-MISchemaVersion matter.OnOff -SemanticVersion 99.9 | Should -BeNullOrEmpty
        Get-MISchemaVersion -Type definition | ForEach-Object { $_.Type.Value } | Sort-Object -Unique | Should -Be 'definition'
        Get-MISchemaVersion -PageSize 5 | Should -HaveCount $all.Count
    }

    It 'gets a version with its schema as object' {
        $version = Get-MISchemaVersion matter.OnOff@1.4
        $version.SemanticVersion | Should -Be '1.4'
        $version.Schema.name | Should -Be 'On/Off'
        ('matter.OnOff@$latest' | Get-MISchemaVersion -Format ZCL).Schema | Should -Not -BeNullOrEmpty
        (Get-MISchemaVersion matter.OnOff -Detailed)[0].Schema.name | Should -Be 'On/Off'
    }

    It 'takes capabilities from the pipeline' {
        (Get-MIManagedThingCapability 'Home 1 Kitchen Lamp' | Get-MISchemaVersion).SchemaId | Should -Be 'matter.OnOff', 'matter.LevelControl', 'matter.Identify'
    }

    It 'names what is not there' {
        "$(Get-Failure { Get-MISchemaVersion matter.Nothing@1.0 -ErrorAction Stop })" | Should -BeLike "Schema version 'matter.Nothing@1.0'*"
    }
}
