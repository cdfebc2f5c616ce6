BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Resolve-GGComponentCandidate' {
    It 'finds the version that suits a platform' {
        $found = Resolve-GGComponentCandidate com.example.Gateway linux amd64
        $found.ComponentVersion | Should -Be '1.3.0'
        ($found.RecipeText | ConvertFrom-Json).ComponentName | Should -Be 'com.example.Gateway'
    }

    It 'honours requirements, as text and as tables' {
        (Resolve-GGComponentCandidate @{ 'com.example.SensorReader' = '>=1.0.0 <2.0.0' } -OperatingSystem linux).ComponentVersion | Should -Be '1.1.0'
        (Resolve-GGComponentCandidate @{ ComponentName = 'com.example.SensorReader'; VersionRequirements = @{ one = '<2.0.0'; two = '<1.1.0' } } linux).ComponentVersion | Should -Be '1.0.0'
        (Resolve-GGComponentCandidate '{"com.example.SensorReader":"^1.0.0"}' linux).ComponentVersion | Should -Be '1.1.0'
    }

    It 'resolves all of the pipeline in one call' {
        $requests.Clear()
        $found = Get-GGInstalledComponent berlin-gw-0001 com.example.* | Resolve-GGComponentCandidate -CoreDevice berlin-gw-0001
        $found.ComponentVersion | Should -Not -BeNullOrEmpty
        $requests.CountOf('ResolveComponentCandidates') | Should -Be 1
        ('com.example.Gateway', 'com.example.Dashboard' | Resolve-GGComponentCandidate -OperatingSystem linux).ComponentName | Should -Be 'com.example.Gateway', 'com.example.Dashboard'
    }

    It 'takes further attributes and a name of the platform' {
        (Resolve-GGComponentCandidate com.example.AnomalyModel -PlatformAttribute @{ os = 'linux'; architecture = 'aarch64' } -PlatformName edge).ComponentVersion | Should -Be '1.0.0'
    }

    It 'only reads' {
        $sandbox = (Get-IoTFleetContext).Sandbox
        $sandbox.Requests.Clear()
        Resolve-GGComponentCandidate com.example.Gateway linux | Out-Null
        $sandbox.Requests.CountOf('ResolveComponentCandidates') | Should -Be 1
        $sandbox.Requests.Writes | Should -Be 0
    }

    It 'tells what cannot be resolved' {
        Resolve-GGComponentCandidate com.example.AnomalyModel windows amd64 -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike '*com.example.AnomalyModel*'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Resolve-GGComponentCandidate @{ ComponentName = 'com.example.SensorReader'; VersionRequirements = @{ one = '^1.0.0'; two = '^2.0.0' } } linux -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
    }

    It 'refuses a key that it does not know' {
        { Resolve-GGComponentCandidate @{ ComponentName = 'a'; Requirement = '1' } linux } | Should -Throw "*no 'Requirement'*VersionRequirements*"
    }
}
