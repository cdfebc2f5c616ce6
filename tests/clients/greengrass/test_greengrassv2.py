"""Calls every Greengrass V2 and AWS IoT operation of a running sandbox with boto3 and some with the AWS CLI.

IOTFLEET_SANDBOX_URL names the sandbox, which must have been started with 50 devices or more:

    IOTFLEET_SANDBOX_URL=http://127.0.0.1:8466 python3 -m unittest discover tests/clients/greengrass
"""

import json
import os
import subprocess
import time
import unittest
import urllib.error
import urllib.request
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = os.environ.get("IOTFLEET_SANDBOX_URL")
REGION = "us-east-1"
PRODUCTION = "arn:aws:iot:us-east-1:123456789012:thinggroup/Production"
# Operations that have answered, and that have refused something, in this run.
ANSWERED, REFUSED = set(), set()
DASHBOARD = {"com.example.Dashboard": {"componentVersion": "3.1.4"}}


def client(service):
    # Parameters are left for the sandbox to check.
    config = Config(parameter_validation=False, retries={"max_attempts": 1})
    made = boto3.client(service, endpoint_url=URL, region_name=REGION, config=config,
                        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
    made.meta.events.register("after-call", lambda http_response, model, **_: (ANSWERED if http_response.status_code < 300 else REFUSED).add(model.name))
    return made


def thing_arn(name):
    return f"arn:aws:iot:us-east-1:123456789012:thing/{name}"


def group_arn(name):
    return f"arn:aws:iot:us-east-1:123456789012:thinggroup/{name}"


def component_arn(name, version=None):
    arn = f"arn:aws:greengrass:us-east-1:123456789012:components:{name}"
    return arn if version is None else f"{arn}:versions:{version}"


@unittest.skipUnless(URL, "IOTFLEET_SANDBOX_URL is not set")
class SandboxTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.greengrass = client("greengrassv2")
        cls.iot = client("iot")

    def refused(self, code, operation, **parameters):
        with self.assertRaises(ClientError) as caught:
            operation(**parameters)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        self.assertTrue(caught.exception.response["Error"]["Message"])
        return caught.exception.response

    def eventually(self, expected, ask, seconds=30):
        deadline = time.monotonic() + seconds
        while (answer := ask()) not in expected and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertIn(answer, expected)
        return answer

    def recipe(self, name, version="1.0.0", **more):
        return json.dumps({"RecipeFormatVersion": "2020-01-25", "ComponentName": name, "ComponentVersion": version,
                           "ComponentDescription": "Made by a test.", "ComponentPublisher": "Tests", **more}).encode()

    def component(self, **more):
        name = f"com.example.test-{uuid.uuid4()}"
        arn = self.greengrass.create_component_version(inlineRecipe=self.recipe(name, **more))["arn"]
        self.eventually(["DEPLOYABLE"], lambda: self.greengrass.describe_component(arn=arn)["status"]["componentState"])
        return name, arn


class CoreDeviceTest(SandboxTest):
    def test_list_core_devices(self):
        pages = list(self.greengrass.get_paginator("list_core_devices").paginate(PaginationConfig={"PageSize": 20}))
        self.assertGreater(len(pages), 2)
        names = [d["coreDeviceThingName"] for page in pages for d in page["coreDevices"]]
        self.assertEqual(len(names), len(set(names)))
        sick = self.greengrass.list_core_devices(status="UNHEALTHY")["coreDevices"]
        self.assertEqual({d["status"] for d in sick}, {"UNHEALTHY"})
        self.assertTrue(self.greengrass.list_core_devices(thingGroupArn=PRODUCTION)["coreDevices"])
        self.assertTrue(self.greengrass.list_core_devices(runtime="aws_nucleus_classic")["coreDevices"])
        self.refused("ValidationException", self.greengrass.list_core_devices, maxResults=101)
        self.refused("ValidationException", self.greengrass.list_core_devices, status="TIRED")
        self.refused("ValidationException", self.greengrass.list_core_devices, thingGroupArn="Production")
        self.refused("ValidationException", self.greengrass.list_core_devices, nextToken="nonsense")

    def test_get_core_device(self):
        device = self.greengrass.get_core_device(coreDeviceThingName="berlin-gw-0001")
        self.assertEqual(device["coreDeviceThingName"], "berlin-gw-0001")
        for member in ("coreVersion", "platform", "architecture", "runtime", "status", "lastStatusUpdateTimestamp", "tags"):
            self.assertIn(member, device)
        error = self.refused("ResourceNotFoundException", self.greengrass.get_core_device, coreDeviceThingName="nobody")
        self.assertEqual((error["resourceId"], error["resourceType"]), ("nobody", "coreDevice"))
        self.refused("ValidationException", self.greengrass.get_core_device, coreDeviceThingName="a" * 129)

    def test_delete_core_device(self):
        name = self.greengrass.list_core_devices(thingGroupArn=group_arn("Staging"))["coreDevices"][-1]["coreDeviceThingName"]
        self.greengrass.delete_core_device(coreDeviceThingName=name)
        self.refused("ResourceNotFoundException", self.greengrass.delete_core_device, coreDeviceThingName=name)
        self.assertEqual(self.iot.describe_thing(thingName=name)["thingName"], name)

    def test_list_installed_components(self):
        name = "berlin-gw-0003"
        roots = self.greengrass.list_installed_components(coreDeviceThingName=name)["installedComponents"]
        self.assertTrue(all(c["isRoot"] for c in roots))
        paginator = self.greengrass.get_paginator("list_installed_components")
        every = [c for page in paginator.paginate(coreDeviceThingName=name, topologyFilter="ALL", PaginationConfig={"PageSize": 2})
                 for c in page["installedComponents"]]
        self.assertGreater(len(every), len(roots))
        self.refused("ResourceNotFoundException", self.greengrass.list_installed_components, coreDeviceThingName="nobody")
        self.refused("ValidationException", self.greengrass.list_installed_components, coreDeviceThingName=name, topologyFilter="SOME")

    def test_list_effective_deployments(self):
        paginator = self.greengrass.get_paginator("list_effective_deployments")
        found = [d for page in paginator.paginate(coreDeviceThingName="berlin-gw-0004", PaginationConfig={"PageSize": 1})
                 for d in page["effectiveDeployments"]]
        failed = [d for d in found if d["coreDeviceExecutionStatus"] == "FAILED"]
        self.assertTrue(failed)
        self.assertEqual(failed[0]["statusDetails"]["errorStack"][0], "DEPLOYMENT_FAILURE")
        self.assertTrue(failed[0]["reason"])
        self.refused("ResourceNotFoundException", self.greengrass.list_effective_deployments, coreDeviceThingName="nobody")

    def test_client_devices(self):
        name = "berlin-gw-0002"
        answer = self.greengrass.batch_associate_client_device_with_core_device(
            coreDeviceThingName=name, entries=[{"thingName": "sensor-berlin-05"}, {"thingName": "nothing"}])
        self.assertEqual([e["thingName"] for e in answer["errorEntries"]], ["nothing"])
        paginator = self.greengrass.get_paginator("list_client_devices_associated_with_core_device")
        clients = [c["thingName"] for page in paginator.paginate(coreDeviceThingName=name) for c in page["associatedClientDevices"]]
        self.assertEqual(clients, ["sensor-berlin-05"])
        answer = self.greengrass.batch_disassociate_client_device_from_core_device(
            coreDeviceThingName=name, entries=[{"thingName": "sensor-berlin-05"}, {"thingName": "sensor-berlin-06"}])
        self.assertEqual([e["thingName"] for e in answer["errorEntries"]], ["sensor-berlin-06"])
        many = [{"thingName": f"t{i}"} for i in range(101)]
        for operation in (self.greengrass.batch_associate_client_device_with_core_device,
                          self.greengrass.batch_disassociate_client_device_from_core_device):
            self.refused("ValidationException", operation, coreDeviceThingName=name, entries=many)
            self.refused("ResourceNotFoundException", operation, coreDeviceThingName="nobody", entries=many[:1])
        self.refused("ResourceNotFoundException", self.greengrass.list_client_devices_associated_with_core_device, coreDeviceThingName="nobody")

    def test_connectivity_info(self):
        endpoint = {"Id": "a", "HostAddress": "10.0.0.1", "PortNumber": 8883, "Metadata": "m"}
        first = self.greengrass.update_connectivity_info(thingName="berlin-gw-0003", connectivityInfo=[dict((k[0].lower() + k[1:], v) for k, v in endpoint.items())])
        self.assertTrue(first["version"])
        info = self.greengrass.get_connectivity_info(thingName="berlin-gw-0003")["connectivityInfo"]
        self.assertEqual(info, [{"id": "a", "hostAddress": "10.0.0.1", "portNumber": 8883, "metadata": "m"}])
        self.refused("ValidationException", self.greengrass.get_connectivity_info, thingName="nobody")
        self.refused("ValidationException", self.greengrass.update_connectivity_info, thingName="berlin-gw-0003", connectivityInfo=[{"portNumber": 70000}])


class ComponentTest(SandboxTest):
    def test_list_components(self):
        own = [c for page in self.greengrass.get_paginator("list_components").paginate(PaginationConfig={"PageSize": 2}) for c in page["components"]]
        self.assertIn("com.example.SensorReader", [c["componentName"] for c in own])
        provided = self.greengrass.list_components(scope="PUBLIC")["components"]
        self.assertIn("aws.greengrass.Nucleus", [c["componentName"] for c in provided])
        self.refused("ValidationException", self.greengrass.list_components, scope="OTHER")

    def test_list_component_versions(self):
        paginator = self.greengrass.get_paginator("list_component_versions")
        versions = [v["componentVersion"] for page in paginator.paginate(arn=component_arn("com.example.SensorReader"), PaginationConfig={"PageSize": 1})
                    for v in page["componentVersions"]]
        self.assertEqual(versions, ["2.0.0", "1.1.0", "1.0.0"])
        self.refused("ResourceNotFoundException", self.greengrass.list_component_versions, arn=component_arn("com.example.None"))
        self.refused("ValidationException", self.greengrass.list_component_versions, arn="x")

    def test_describe_and_get_component(self):
        arn = component_arn("com.example.SensorReader", "1.1.0")
        self.assertEqual(self.greengrass.describe_component(arn=arn)["status"]["componentState"], "DEPLOYABLE")
        recipe = json.loads(self.greengrass.get_component(arn=arn)["recipe"])
        self.assertEqual(recipe["ComponentVersion"], "1.1.0")
        self.assertIn(b"ComponentName: com.example.SensorReader", self.greengrass.get_component(arn=arn, recipeOutputFormat="YAML")["recipe"])
        for operation in (self.greengrass.describe_component, self.greengrass.get_component, self.greengrass.delete_component):
            self.refused("ResourceNotFoundException", operation, arn=component_arn("com.example.SensorReader", "7.0.0"))
            self.refused("ValidationException", operation, arn=component_arn("com.example.SensorReader"))
        self.refused("ValidationException", self.greengrass.get_component, arn=arn, recipeOutputFormat="XML")

    def test_create_and_delete_component(self):
        name, arn = self.component()
        error = self.refused("ConflictException", self.greengrass.create_component_version, inlineRecipe=self.recipe(name))
        self.assertEqual(error["resourceId"], arn)
        self.greengrass.delete_component(arn=arn)
        self.refused("ResourceNotFoundException", self.greengrass.describe_component, arn=arn)
        self.refused("AccessDeniedException", self.greengrass.delete_component,
                     arn="arn:aws:greengrass:us-east-1:aws:components:aws.greengrass.Cli:versions:2.14.3")
        self.refused("ValidationException", self.greengrass.create_component_version)
        self.refused("ValidationException", self.greengrass.create_component_version, inlineRecipe=b"nothing")
        self.refused("ValidationException", self.greengrass.create_component_version, lambdaFunction={"lambdaArn": "f"})
        made = self.greengrass.create_component_version(
            lambdaFunction={"lambdaArn": f"arn:aws:lambda:us-east-1:123456789012:function:f{uuid.uuid4().hex}:2"}, tags={"made": "here"})
        self.assertEqual(made["componentVersion"], "2.0.0")

    def test_get_component_version_artifact(self):
        arn = component_arn("com.example.SensorReader", "1.1.0")
        url = self.greengrass.get_component_version_artifact(arn=arn, artifactName="package.zip", s3EndpointType="REGIONAL", iotEndpointType="standard")["preSignedUrl"]
        with urllib.request.urlopen(url) as answer:
            self.assertGreater(len(answer.read()), 60_000)
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url[:-1])
        self.assertEqual(caught.exception.code, 403)
        self.refused("ResourceNotFoundException", self.greengrass.get_component_version_artifact, arn=arn, artifactName="other.zip")
        self.refused("ValidationException", self.greengrass.get_component_version_artifact, arn="x", artifactName="package.zip")

    def test_resolve_component_candidates(self):
        platform = {"attributes": {"os": "linux", "architecture": "amd64"}}
        candidate = {"componentName": "com.example.SensorReader", "versionRequirements": {"a": ">=1.0.0 <2.0.0"}}
        found = self.greengrass.resolve_component_candidates(platform=platform, componentCandidates=[candidate])["resolvedComponentVersions"]
        self.assertEqual(found[0]["componentVersion"], "1.1.0")
        self.assertIn(b"SensorReader", found[0]["recipe"])
        candidate["versionRequirements"]["b"] = ">=2.0.0"
        self.refused("ConflictException", self.greengrass.resolve_component_candidates, platform=platform, componentCandidates=[candidate])
        self.refused("ResourceNotFoundException", self.greengrass.resolve_component_candidates, platform=platform, componentCandidates=[{"componentName": "none"}])
        self.refused("ValidationException", self.greengrass.resolve_component_candidates, platform=platform)


class DeploymentTest(SandboxTest):
    def test_life_of_a_deployment(self):
        name, _ = self.component()
        token = str(uuid.uuid4())
        request = dict(targetArn=thing_arn("lyon-gw-0001"), deploymentName="By boto3", components={name: {"componentVersion": "1.0.0"}},
                       deploymentPolicies={"failureHandlingPolicy": "DO_NOTHING"}, tags={"by": "boto3"}, clientToken=token)
        created = self.greengrass.create_deployment(**request)
        self.assertEqual(self.greengrass.create_deployment(**request)["deploymentId"], created["deploymentId"])
        self.eventually(["COMPLETED"], lambda: self.greengrass.get_deployment(deploymentId=created["deploymentId"])["deploymentStatus"])
        installed = self.greengrass.list_installed_components(coreDeviceThingName="lyon-gw-0001")["installedComponents"]
        self.assertIn(name, [c["componentName"] for c in installed])
        got = self.greengrass.get_deployment(deploymentId=created["deploymentId"])
        self.assertEqual((got["revisionId"], got["isLatestForTarget"], got["tags"]), ("1", True, {"by": "boto3"}))
        self.assertEqual(self.iot.describe_job(jobId=got["iotJobId"])["job"]["status"], "COMPLETED")

        request.update(clientToken=str(uuid.uuid4()))
        second = self.greengrass.create_deployment(**request)
        self.assertEqual(self.greengrass.get_deployment(deploymentId=created["deploymentId"])["deploymentStatus"], "INACTIVE")
        history = self.greengrass.list_deployments(targetArn=request["targetArn"], historyFilter="ALL")["deployments"]
        self.assertEqual([d["revisionId"] for d in history], ["2", "1"])
        self.greengrass.delete_deployment(deploymentId=created["deploymentId"])
        self.refused("ResourceNotFoundException", self.greengrass.get_deployment, deploymentId=created["deploymentId"])
        self.eventually(["COMPLETED"], lambda: self.greengrass.get_deployment(deploymentId=second["deploymentId"])["deploymentStatus"])

    def test_some_devices_fail(self):
        merge = json.dumps({"Sandbox": {"FailOn": ["austin-gw-0002"], "Message": "The lamp is broken."}})
        components = {"com.example.Dashboard": {"componentVersion": "3.1.4", "configurationUpdate": {"merge": merge}}}
        created = self.greengrass.create_deployment(targetArn=group_arn("Site-Austin"), components=components)

        def statuses(status):
            paginator = self.iot.get_paginator("list_job_executions_for_job")
            return [e["thingArn"].split("/")[1] for page in paginator.paginate(jobId=created["iotJobId"], status=status, PaginationConfig={"PageSize": 2})
                    for e in page["executionSummaries"]]

        self.eventually([["austin-gw-0002"]], lambda: statuses("FAILED"))
        self.eventually([[]], lambda: statuses("IN_PROGRESS"))
        self.assertTrue(statuses("SUCCEEDED"))
        execution = self.iot.describe_job_execution(jobId=created["iotJobId"], thingName="austin-gw-0002")["execution"]
        self.assertIn("The lamp is broken.", execution["statusDetails"]["detailsMap"]["deployment-failure-cause"])

    def test_cancel_and_delete(self):
        slow = {"jobExecutionsRolloutConfig": {"maximumPerMinute": 1}}
        created = self.greengrass.create_deployment(targetArn=group_arn("Site-Lyon"), components=DASHBOARD, iotJobConfiguration=slow)
        error = self.refused("ConflictException", self.greengrass.delete_deployment, deploymentId=created["deploymentId"])
        self.assertEqual(error["resourceId"], created["deploymentId"])
        self.assertTrue(self.greengrass.cancel_deployment(deploymentId=created["deploymentId"])["message"])
        self.refused("ConflictException", self.greengrass.cancel_deployment, deploymentId=created["deploymentId"])
        self.greengrass.delete_deployment(deploymentId=created["deploymentId"])
        for operation in (self.greengrass.get_deployment, self.greengrass.cancel_deployment, self.greengrass.delete_deployment):
            self.refused("ResourceNotFoundException", operation, deploymentId="none")

    def test_what_is_refused(self):
        create = self.greengrass.create_deployment
        self.refused("ValidationException", create, targetArn="Production")
        self.refused("ValidationException", create)
        self.refused("ResourceNotFoundException", create, targetArn=group_arn("nowhere"), components=DASHBOARD)
        self.refused("ResourceNotFoundException", create, targetArn=PRODUCTION, components={"com.example.None": {"componentVersion": "1.0.0"}})
        self.refused("ValidationException", create, targetArn=PRODUCTION, components={"com.example.Dashboard": {}})
        self.refused("ValidationException", create, targetArn=PRODUCTION, components={"com.example.Dashboard": {"componentVersion": "new"}})

    def test_list_deployments(self):
        pages = list(self.greengrass.get_paginator("list_deployments").paginate(historyFilter="ALL", PaginationConfig={"PageSize": 3}))
        self.assertGreater(len(pages), 1)
        latest = self.greengrass.list_deployments()["deployments"]
        self.assertTrue(all(d["isLatestForTarget"] for d in latest))
        below = self.greengrass.list_deployments(parentTargetArn=PRODUCTION)["deployments"]
        self.assertEqual({d["parentTargetArn"] for d in below}, {PRODUCTION})
        self.refused("ValidationException", self.greengrass.list_deployments, targetArn="x")
        self.refused("ValidationException", self.greengrass.list_deployments, historyFilter="SOME")


class AccountTest(SandboxTest):
    def test_tags(self):
        for arn in ("arn:aws:greengrass:us-east-1:123456789012:coreDevices:berlin-gw-0001", component_arn("com.example.SensorReader", "1.0.0")):
            self.greengrass.tag_resource(resourceArn=arn, tags={"a": "1", "b c": "2/3"})
            self.greengrass.untag_resource(resourceArn=arn, tagKeys=["a"])
            tags = self.greengrass.list_tags_for_resource(resourceArn=arn)["tags"]
            self.assertEqual((tags.get("a"), tags["b c"]), (None, "2/3"))
        missing = "arn:aws:greengrass:us-east-1:123456789012:deployments:none"
        self.refused("ResourceNotFoundException", self.greengrass.list_tags_for_resource, resourceArn=missing)
        self.refused("ResourceNotFoundException", self.greengrass.tag_resource, resourceArn=missing, tags={"a": "1"})
        self.refused("ResourceNotFoundException", self.greengrass.untag_resource, resourceArn=missing, tagKeys=["a"])
        self.refused("ValidationException", self.greengrass.tag_resource, resourceArn="x", tags={"a": "1"})
        self.refused("ValidationException", self.greengrass.untag_resource, resourceArn=missing)

    def test_service_role(self):
        role = "arn:aws:iam::123456789012:role/Greengrass_ServiceRole"
        self.assertTrue(self.greengrass.associate_service_role_to_account(roleArn=role)["associatedAt"])
        self.assertEqual(self.greengrass.get_service_role_for_account()["roleArn"], role)
        self.assertTrue(self.greengrass.disassociate_service_role_from_account()["disassociatedAt"])
        self.refused("ResourceNotFoundException", self.greengrass.get_service_role_for_account)
        self.refused("ValidationException", self.greengrass.associate_service_role_to_account, roleArn="x")


class IotTest(SandboxTest):
    def test_thing_groups(self):
        paginator = self.iot.get_paginator("list_thing_groups")
        names = [g["groupName"] for page in paginator.paginate(PaginationConfig={"PageSize": 3}) for g in page["thingGroups"]]
        self.assertIn("Site-Berlin", names)
        below = self.iot.list_thing_groups(parentGroup="Production", recursive=True)["thingGroups"]
        self.assertIn("Berlin-Retry", [g["groupName"] for g in below])
        group = self.iot.describe_thing_group(thingGroupName="Site-Berlin")
        self.assertEqual(group["thingGroupMetadata"]["parentGroupName"], "Production")
        paginator = self.iot.get_paginator("list_things_in_thing_group")
        things = [t for page in paginator.paginate(thingGroupName="Production", recursive=True, PaginationConfig={"PageSize": 7}) for t in page["things"]]
        self.assertEqual(len(things), len(set(things)))
        self.refused("ResourceNotFoundException", self.iot.describe_thing_group, thingGroupName="nowhere")
        self.refused("ResourceNotFoundException", self.iot.list_things_in_thing_group, thingGroupName="nowhere")
        self.refused("InvalidRequestException", self.iot.list_thing_groups, maxResults=251)

    def test_things(self):
        self.assertEqual(self.iot.describe_thing(thingName="berlin-gw-0001")["attributes"], {"site": "berlin"})
        groups = [g for page in self.iot.get_paginator("list_thing_groups_for_thing").paginate(thingName="berlin-gw-0001") for g in page["thingGroups"]]
        self.assertEqual([g["groupName"] for g in groups], ["Site-Berlin"])
        self.refused("ResourceNotFoundException", self.iot.describe_thing, thingName="nobody")
        self.refused("ResourceNotFoundException", self.iot.list_thing_groups_for_thing, thingName="nobody")
        self.refused("InvalidRequestException", self.iot.describe_thing, thingName="a b")

    def test_jobs(self):
        deployment = self.greengrass.list_deployments(targetArn=PRODUCTION)["deployments"][0]["deploymentId"]
        job = self.greengrass.get_deployment(deploymentId=deployment)["iotJobId"]
        counts = self.iot.describe_job(jobId=job)["job"]["jobProcessDetails"]
        failed = [e for page in self.iot.get_paginator("list_job_executions_for_job").paginate(jobId=job, status="FAILED") for e in page["executionSummaries"]]
        self.assertEqual(len(failed), counts["numberOfFailedThings"])
        self.refused("ResourceNotFoundException", self.iot.describe_job, jobId="none")
        self.refused("ResourceNotFoundException", self.iot.list_job_executions_for_job, jobId="none")
        self.refused("ResourceNotFoundException", self.iot.describe_job_execution, jobId=job, thingName="nobody")
        self.refused("InvalidRequestException", self.iot.list_job_executions_for_job, jobId=job, status="LOST")


class AwsCliTest(SandboxTest):
    def aws(self, *arguments, service="greengrassv2"):
        environment = {**os.environ, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_PAGER": ""}
        done = subprocess.run(["aws", service, *arguments, "--endpoint-url", URL, "--region", REGION, "--output", "json"],
                              env=environment, capture_output=True, text=True, timeout=60, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else done.stderr

    def test_lists_page_by_page(self):
        self.assertEqual(len(self.aws("list-core-devices", "--max-items", "25", "--page-size", "10")["coreDevices"]), 25)
        first = self.aws("list-core-devices", "--max-items", "5")
        second = self.aws("list-core-devices", "--max-items", "5", "--starting-token", first["NextToken"])
        self.assertFalse({d["coreDeviceThingName"] for d in first["coreDevices"]} & {d["coreDeviceThingName"] for d in second["coreDevices"]})

    def test_gets(self):
        self.assertEqual(self.aws("get-core-device", "--core-device-thing-name", "berlin-gw-0001")["coreDeviceThingName"], "berlin-gw-0001")
        self.assertIn("ResourceNotFoundException", self.aws("get-core-device", "--core-device-thing-name", "nobody"))
        self.assertTrue(self.aws("list-installed-components", "--core-device-thing-name", "berlin-gw-0001")["installedComponents"])

    def test_deploys(self):
        created = self.aws("create-deployment", "--target-arn", thing_arn("lyon-gw-0003"), "--deployment-name", "By the CLI",
                           "--components", '{"com.example.Dashboard": {"componentVersion": "3.1.4"}}')
        got = self.aws("get-deployment", "--deployment-id", created["deploymentId"])
        self.assertEqual(got["deploymentName"], "By the CLI")
        self.assertIn(got["deploymentStatus"], ["ACTIVE", "COMPLETED"])
        self.assertTrue(self.aws("list-job-executions-for-job", "--job-id", got["iotJobId"], service="iot")["executionSummaries"])


class WholeApiTest(SandboxTest):
    """Runs after the others, since its name is the last."""

    def test_every_operation_has_answered_and_refused(self):
        if not ANSWERED:
            self.skipTest("The other tests did not run.")
        self.assertEqual(set(self.greengrass.meta.service_model.operation_names) - ANSWERED, set())
        # One has no input that could be wrong.
        self.assertEqual(set(self.greengrass.meta.service_model.operation_names) - REFUSED, {"DisassociateServiceRoleFromAccount"})


if __name__ == "__main__":
    unittest.main()
