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

    It 'holds what is given with its version against the filters' {
        (Get-MISchemaVersion matter.OnOff@1.4 -SemanticVersion 1.4 -Namespace matter -Visibility PUBLIC).SchemaId | Should -Be 'matter.OnOff'
        (Get-MISchemaVersion matter.OnOff@1.4 -SemanticVersion '$latest').SemanticVersion | Should -Be '1.4'
        Get-MISchemaVersion matter.OnOff@1.4 -SemanticVersion 9.9 -ErrorAction Stop | Should -BeNullOrEmpty
        Get-MISchemaVersion matter.OnOff@1.4 -Namespace aws -ErrorAction Stop | Should -BeNullOrEmpty
        Get-MISchemaVersion matter.OnOff@1.4 -Visibility PRIVATE -ErrorAction Stop | Should -BeNullOrEmpty
        Get-MISchemaVersion matter.OnOff -Visibility PRIVATE -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'takes definitions from the pipeline as what they are' {
        $definitions = Get-MISchemaVersion -Type definition
        $detailed = $definitions | Get-MISchemaVersion -Detailed -ErrorAction Stop
        $detailed.SchemaId | Should -Be $definitions.SchemaId
        $detailed | ForEach-Object { $_.Type.Value } | Sort-Object -Unique | Should -Be 'definition'
        ($definitions | ConvertTo-Json | ConvertFrom-Json | Get-MISchemaVersion -ErrorAction Stop).SchemaId | Should -Be $definitions.SchemaId
        $mixed = $definitions[0], (Get-MISchemaVersion matter.OnOff)[0] | Get-MISchemaVersion -ErrorAction Stop
        $mixed | ForEach-Object { $_.Type.Value } | Should -Be 'definition', 'capability'
    }

    It 'names what is not there' {
        $failure = Get-Failure { Get-MISchemaVersion matter.Nothing -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFoundException,*'
        $failure.TargetObject | Should -Be 'matter.Nothing'
        "$failure" | Should -BeLike "*no schema 'matter.Nothing' of the type capability*"
        $found = 'matter.Nothing', 'matter.OnOff' | Get-MISchemaVersion -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.SchemaId | Should -Be 'matter.OnOff'
        $failures | Should -HaveCount 1
        "$(Get-Failure { Get-MISchemaVersion matter.Nothing@1.0 -ErrorAction Stop })" | Should -BeLike "Schema version 'matter.Nothing@1.0'*"
    }
}
