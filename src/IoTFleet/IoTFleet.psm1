# PowerShell 7 keeps the module's assemblies in a load context of their own; Windows PowerShell has one domain for all.
if ($PSEdition -eq 'Core') {
    # Not Import-Module: the loader has no cmdlets to look for.
    $null = [Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net8.0/IoTFleet.Loader.dll")
    $inner = Import-Module -Assembly ([IoTFleet.Loader.ModuleLoadContext]::LoadModule()) -PassThru
}
else {
    $folder = Join-Path (Join-Path $PSScriptRoot 'bin') 'netstandard2.0'
    [AppDomain]::CurrentDomain.add_AssemblyResolve({
            $path = Join-Path $folder (([Reflection.AssemblyName]$args[1].Name).Name + '.dll')
            if (Test-Path -LiteralPath $path) { [Reflection.Assembly]::LoadFrom($path) }
        }.GetNewClosure())
    $inner = Import-Module -Name (Join-Path $folder 'IoTFleet.dll') -PassThru
}

# Imported again with -Force, the module must find its cmdlets anew and not those of the import before.
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner }
