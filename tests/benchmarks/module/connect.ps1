# What every benchmark of the module begins with. The keys come from the environment.
param([string]$Module, [string]$Endpoint)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$null = Connect-IoTFleet -EndpointUrl $Endpoint
