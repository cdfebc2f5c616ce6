"""boto3 against the sandbox of managed integrations: every operation, well and badly asked.

The sandbox's URL is in IOTFLEET_SANDBOX_URL. Its simulated time should run fast: the tests wait for it. Every answer is
held against the service's model as botocore has it, beyond what botocore checks by itself.
"""

import os
import re
import time
import unittest
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = os.environ.get("IOTFLEET_SANDBOX_URL")
ONOFF = "matter.OnOff@1.4"
NOWHERE = "0" * 32
CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:connector"
STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/events"
ROLE = "arn:aws:iam::123456789012:role/events"
SECRET = {
    "arn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:client-abcdef",
    "versionId": "a1b2c3d4-5678-90ab-cdef-000000000001",
}
OAUTH = {
    "oAuth": {
        "authUrl": "https://auth.example.com/authorize",
        "tokenUrl": "https://auth.example.com/token",
        "tokenEndpointAuthenticationScheme": "HTTP_BASIC",
    }
}

# The model allows 64 characters, and the ARNs of profiles with a real account and a UUID have more.
TOO_NARROW = {"ProvisioningProfileArn"}

# These take no input that could be wrong.
NOTHING_TO_GET_WRONG = {
    "GetCustomEndpoint",
    "GetDefaultEncryptionConfiguration",
    "GetHubConfiguration",
    "RegisterCustomEndpoint",
}

succeeded, refused = set(), set()


def breaches(shape, value, path=""):
    """What of an answer breaks the model."""
    kind = shape.type_name
    if kind == "structure":
        if getattr(shape, "is_document_type", False):
            return
        for name in shape.required_members:
            if name not in value:
                yield f"{path}.{name} is missing"
        for name, member in shape.members.items():
            if name in value:
                yield from breaches(member, value[name], f"{path}.{name}")
    elif kind == "list":
        yield from bounds(shape, len(value), path)
        for index, item in enumerate(value):
            yield from breaches(shape.member, item, f"{path}[{index}]")
    elif kind == "map":
        yield from bounds(shape, len(value), path)
        for key, item in value.items():
            yield from breaches(shape.value, item, f"{path}[{key}]")
    elif kind == "string":
        yield from bounds(shape, len(value), path)
        if shape.enum and value not in shape.enum:
            yield f"{path} is {value!r}, which is none of {shape.enum}"
        pattern = shape.metadata.get("pattern")
        if pattern and not matches(pattern, value):
            yield f"{path} is {value!r}, which does not match {pattern}"
    elif kind in ("integer", "long", "double"):
        yield from bounds(shape, value, path)


def bounds(shape, size, path):
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if shape.name in TOO_NARROW:
        return
    if (low is not None and size < low) or (high is not None and size > high):
        yield f"{path} is {size}, which is not from {low} to {high}"


def matches(pattern, value):
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True  # Python has no \p{L} and no \x{22}.


def client(**options):
    made = boto3.client(
        "iot-managed-integrations",
        endpoint_url=URL,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 1}, **options),
    )
    made.meta.events.register("after-call.*", answered)
    return made


def answered(http_response, parsed, model, **_):
    if http_response.status_code >= 300:
        refused.add(model.name)
        return
    succeeded.add(model.name)
    expected = model.http.get("responseCode", 200)
    assert http_response.status_code == expected, f"{model.name} answered {http_response.status_code}, not {expected}"
    if model.output_shape:
        answer = {k: v for k, v in parsed.items() if k != "ResponseMetadata"}
        found = list(breaches(model.output_shape, answer, model.name))
        assert not found, found


@unittest.skipUnless(URL, "IOTFLEET_SANDBOX_URL is not set")
class ServiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.api = client()
        cls.unchecked = client(parameter_validation=False)

    def refuses(self, code, operation, **arguments):
        """The service, not botocore, refuses a request."""
        with self.assertRaises(ClientError) as caught:
            getattr(self.unchecked, operation)(**arguments)
        self.assertEqual(code, caught.exception.response["Error"]["Code"], caught.exception)
        self.assertTrue(caught.exception.response["Error"]["Message"])

    def until(self, condition, what, seconds=60):
        deadline = time.monotonic() + seconds
        while not (result := condition()):
            self.assertLess(time.monotonic(), deadline, f"{what} did not come about")
            time.sleep(0.05)
        return result

    def gone(self, operation, **arguments):
        def is_gone():
            try:
                getattr(self.api, operation)(**arguments)
            except self.api.exceptions.ResourceNotFoundException:
                return True
            return False

        self.until(is_gone, f"the end of what {operation} gets")

    def name(self):
        return f"test-{uuid.uuid4().hex[:12]}"

    def material(self):
        return f"SN:{uuid.uuid4().hex[:12]};UPC:829576019524"

    def controller(self, **more):
        hub = self.api.create_managed_thing(
            Role="CONTROLLER",
            AuthenticationMaterial=self.material(),
            AuthenticationMaterialType="CUSTOM_PROTOCOL_QR_BAR_CODE",
            **more,
        )["Id"]
        self.until(lambda: self.status(hub) == "ACTIVATED", "the activation of a controller")
        return hub

    def status(self, thing):
        return self.api.get_managed_thing(Identifier=thing)["ProvisioningStatus"]

    def discover(self, count=None, **arguments):
        discovery = self.api.start_device_discovery(**arguments)["Id"]
        self.until(
            lambda: self.api.get_device_discovery(Identifier=discovery)["Status"] == "SUCCEEDED", "the end of a discovery"
        )
        found = self.api.list_discovered_devices(Identifier=discovery)["Items"]
        return discovery, found[:count]

    def lamps(self, hub, count):
        _, found = self.discover(count, DiscoveryType="ZIGBEE", ControllerIdentifier=hub)
        lamps = [self.device(d["AuthenticationMaterial"]) for d in found]
        for lamp in lamps:
            self.until(lambda lamp=lamp: self.status(lamp) == "ACTIVATED", "the activation of a lamp")
        return lamps

    def device(self, material):
        return self.api.create_managed_thing(
            Role="DEVICE", AuthenticationMaterial=material, AuthenticationMaterialType="DISCOVERED_DEVICE"
        )["Id"]

    def pages(self, operation, **arguments):
        """All items, three a page."""
        paginator = self.api.get_paginator(operation)
        key = paginator.result_keys[0].expression
        whole = paginator.paginate(**arguments).build_full_result().get(key, [])
        paged = paginator.paginate(PaginationConfig={"PageSize": 3}, **arguments).build_full_result().get(key, [])
        self.assertEqual(len(whole), len(paged))
        return whole

    def account(self):
        connector = self.api.create_cloud_connector(
            Name=self.name(), EndpointType="LAMBDA", EndpointConfig={"lambda": {"arn": LAMBDA}}
        )["Id"]
        destination = self.api.create_connector_destination(
            Name=self.name(), CloudConnectorId=connector, AuthType="OAUTH", AuthConfig=OAUTH, SecretsManager=SECRET
        )["Id"]
        association = self.api.create_account_association(ConnectorDestinationId=destination, Name="An account")
        self.assertEqual("ASSOCIATION_IN_PROGRESS", association["AssociationState"])
        self.assertTrue(association["OAuthAuthorizationUrl"].startswith("https://"))
        identifier = association["AccountAssociationId"]
        self.linked(identifier)
        return connector, destination, identifier

    def linked(self, association):
        self.until(
            lambda: self.api.get_account_association(AccountAssociationId=association)["AssociationState"]
            == "ASSOCIATION_SUCCEEDED",
            "the sign-in of an end user",
        )


class ManagedThings(ServiceTest):
    def test_a_thing_lives(self):
        hub = self.controller(Name="Hub", Owner="me", Tags={"a": "b"}, MetaData={"floor": "2"}, Brand="Brand", Model="M1")
        thing = self.api.get_managed_thing(Identifier=hub)
        self.assertEqual(("Hub", "me", "Brand"), (thing["Name"], thing["Owner"], thing["Brand"]))
        self.assertEqual("829576019524", thing["UniversalProductCode"])
        self.api.update_managed_thing(Identifier=hub, Name="Centre", MetaData={"floor": "3"}, HubNetworkMode="STANDARD")
        self.assertEqual({"floor": "3"}, self.api.get_managed_thing_meta_data(Identifier=hub)["MetaData"])
        self.assertIn("BEGIN CERTIFICATE", self.api.get_managed_thing_certificate(Identifier=hub)["CertificatePem"])
        self.assertTrue(self.api.get_managed_thing_connectivity_data(Identifier=hub)["Connected"])
        self.assertTrue(self.api.get_managed_thing_capabilities(Identifier=hub)["CapabilityReport"]["endpoints"])
        self.assertTrue(self.pages("list_managed_thing_schemas", Identifier=hub))
        self.assertTrue(self.api.get_managed_thing_state(ManagedThingId=hub)["Endpoints"])
        self.api.delete_managed_thing(Identifier=hub)
        self.gone("get_managed_thing", Identifier=hub)

    def test_things_are_listed_by_each_filter(self):
        things = self.pages("list_managed_things")
        hub = self.controller(Owner=self.name(), SerialNumber=self.name())
        thing = self.api.get_managed_thing(Identifier=hub)
        for arguments in (
            {"OwnerFilter": thing["Owner"]},
            {"SerialNumberFilter": thing["SerialNumber"]},
            {"OwnerFilter": thing["Owner"], "RoleFilter": "CONTROLLER", "ProvisioningStatusFilter": "ACTIVATED"},
        ):
            self.assertEqual([hub], [t["Id"] for t in self.pages("list_managed_things", **arguments)])
        for child in (t for t in things if "ParentControllerId" in t):
            children = self.pages("list_managed_things", ParentControllerIdentifierFilter=child["ParentControllerId"])
            self.assertIn(child["Id"], [t["Id"] for t in children])
            break
        self.refuses("ValidationException", "list_managed_things", MaxResults=1001)
        self.refuses("ValidationException", "list_managed_things", NextToken="nonsense")
        self.refuses("ValidationException", "list_managed_things", RoleFilter="TOASTER")

    def test_what_is_wrong_is_refused(self):
        self.refuses("ValidationException", "create_managed_thing", Role="DEVICE", AuthenticationMaterial="SN:1")
        self.refuses(
            "ValidationException",
            "create_managed_thing",
            Role="CONTROLLER",
            AuthenticationMaterial="SN:1",
            AuthenticationMaterialType="DISCOVERED_DEVICE",
        )
        self.refuses("ValidationException", "update_managed_thing", Identifier=NOWHERE, Name="")
        for operation in (
            "get_managed_thing",
            "update_managed_thing",
            "delete_managed_thing",
            "get_managed_thing_capabilities",
            "get_managed_thing_certificate",
            "get_managed_thing_connectivity_data",
            "get_managed_thing_meta_data",
            "list_managed_thing_schemas",
        ):
            self.refuses("ResourceNotFoundException", operation, Identifier=NOWHERE)
            self.refuses("ValidationException", operation, Identifier="x" * 65)
        self.refuses("ResourceNotFoundException", "get_managed_thing_state", ManagedThingId=NOWHERE)
        self.refuses("ValidationException", "get_managed_thing_state", ManagedThingId="no thing")

    def test_a_client_token_works_once(self):
        arguments = dict(
            Role="DEVICE",
            AuthenticationMaterial=self.material(),
            AuthenticationMaterialType="ZWAVE_QR_BAR_CODE",
            ClientToken=uuid.uuid4().hex,
        )
        first = self.api.create_managed_thing(**arguments)["Id"]
        self.assertEqual(first, self.api.create_managed_thing(**arguments)["Id"])
        self.refuses("ConflictException", "create_managed_thing", **{**arguments, "Name": "other"})
        self.api.delete_managed_thing(Identifier=first, Force=True)

    def test_lamps_are_discovered_and_switched(self):
        hub = self.controller()
        lamps = self.lamps(hub, 2)

        def command(action, **more):
            capability = {"id": ONOFF, "name": "On/Off", "version": "6", "actions": [{"name": action, **more}]}
            return dict(ManagedThingId=lamps[0], Endpoints=[{"endpointId": "1", "capabilities": [capability]}])

        def is_on():
            capabilities = self.api.get_managed_thing_state(ManagedThingId=lamps[0])["Endpoints"][0]["capabilities"]
            return next(c for c in capabilities if c["id"] == ONOFF)["properties"]["OnOff"]["value"]

        self.assertTrue(self.api.send_managed_thing_command(**command("On"))["TraceId"])
        self.assertTrue(is_on())
        self.api.send_managed_thing_command(**command("Off"))
        self.assertFalse(is_on())
        self.api.send_managed_thing_command(**command("UpdateState", parameters={"OnTime": 5}))
        self.refuses("ValidationException", "send_managed_thing_command", **command("Explode"))
        self.refuses("ValidationException", "send_managed_thing_command", ManagedThingId=lamps[0], Endpoints=[])
        self.refuses("ResourceNotFoundException", "send_managed_thing_command", **{**command("On"), "ManagedThingId": NOWHERE})
        self.assertEqual(2, len(self.pages("list_managed_things", ParentControllerIdentifierFilter=hub)))

    def test_discoveries_are_listed_and_need_a_controller(self):
        hub = self.controller()
        discovery, found = self.discover(DiscoveryType="CUSTOM", ControllerIdentifier=hub, CustomProtocolDetail={"Name": "Thread"})
        self.assertTrue(found)
        self.assertEqual(len(found), len(self.pages("list_discovered_devices", Identifier=discovery)))
        listed = self.pages("list_device_discoveries", TypeFilter="CUSTOM", StatusFilter="SUCCEEDED")
        self.assertIn(discovery, [d["Id"] for d in listed])
        self.refuses("ValidationException", "start_device_discovery", DiscoveryType="ZIGBEE")
        self.refuses("ValidationException", "start_device_discovery", DiscoveryType="CUSTOM", ControllerIdentifier=hub)
        self.refuses("ResourceNotFoundException", "start_device_discovery", DiscoveryType="ZIGBEE", ControllerIdentifier=NOWHERE)
        self.refuses("ResourceNotFoundException", "get_device_discovery", Identifier=NOWHERE)
        self.refuses("ResourceNotFoundException", "list_discovered_devices", Identifier=NOWHERE)
        self.refuses("ValidationException", "list_device_discoveries", StatusFilter="LOST")

    def test_runtime_logs(self):
        hub = self.controller()
        self.api.put_runtime_log_configuration(ManagedThingId=hub, RuntimeLogConfigurations={"LogLevel": "DEBUG"})
        got = self.api.get_runtime_log_configuration(ManagedThingId=hub)
        self.assertEqual("DEBUG", got["RuntimeLogConfigurations"]["LogLevel"])
        self.api.reset_runtime_log_configuration(ManagedThingId=hub)
        got = self.api.get_runtime_log_configuration(ManagedThingId=hub)
        self.assertEqual("ERROR", got["RuntimeLogConfigurations"]["LogLevel"])
        self.refuses("ValidationException", "put_runtime_log_configuration", ManagedThingId=hub, RuntimeLogConfigurations={"LogLevel": "LOUD"})
        self.refuses("ResourceNotFoundException", "get_runtime_log_configuration", ManagedThingId=NOWHERE)
        self.refuses("ResourceNotFoundException", "reset_runtime_log_configuration", ManagedThingId=NOWHERE)


class Clouds(ServiceTest):
    def test_a_cloud_device_lives(self):
        connector, destination, association = self.account()
        discovery, found = self.discover(DiscoveryType="CLOUD", AccountAssociationId=association)
        thing = self.device(found[0]["AuthenticationMaterial"])
        arguments = dict(ManagedThingId=thing, AccountAssociationId=association)
        self.api.register_account_association(DeviceDiscoveryId=discovery, **arguments)
        self.until(lambda: self.status(thing) == "ACTIVATED", "the activation of a cloud device")
        self.assertEqual(
            ["ASSOCIATED"],
            [r["ManagedThingAssociationStatus"] for r in self.pages("list_managed_thing_account_associations", **arguments)],
        )
        self.api.send_connector_event(
            ConnectorId=connector,
            Operation="DEVICE_EVENT",
            ConnectorDeviceId=found[0]["ConnectorDeviceId"],
            MatterEndpoint={"id": "1", "clusters": [{"id": "0x0006", "attributes": {"0x0000": True}}]},
        )
        state = self.api.get_managed_thing_state(ManagedThingId=thing)["Endpoints"][0]["capabilities"]
        self.assertTrue(next(c for c in state if "OnOff" in c["id"])["properties"]["OnOff"]["value"])
        self.refuses("ResourceNotFoundException", "send_connector_event", ConnectorId=NOWHERE, Operation="DEVICE_EVENT")
        self.refuses("ValidationException", "send_connector_event", ConnectorId=connector, Operation="GOSSIP")
        self.refuses("ConflictException", "delete_account_association", AccountAssociationId=association)
        self.refuses("ConflictException", "delete_managed_thing", Identifier=thing)
        self.refuses("ValidationException", "register_account_association", **arguments)
        self.refuses("ValidationException", "list_managed_thing_account_associations", MaxResults=0)
        self.api.deregister_account_association(**arguments)
        self.refuses("ResourceNotFoundException", "deregister_account_association", **arguments)

    def test_accounts_and_connectors_are_kept_until_unused(self):
        connector, destination, association = self.account()
        self.api.update_account_association(AccountAssociationId=association, Name="Renamed")
        self.assertEqual("Renamed", self.api.get_account_association(AccountAssociationId=association)["Name"])
        self.assertTrue(self.api.start_account_association_refresh(AccountAssociationId=association)["OAuthAuthorizationUrl"])
        self.linked(association)
        self.assertEqual(1, len(self.pages("list_account_associations", ConnectorDestinationId=destination)))

        self.api.update_connector_destination(Identifier=destination, Description="Words")
        self.assertEqual("Words", self.api.get_connector_destination(Identifier=destination)["Description"])
        self.assertEqual(1, len(self.pages("list_connector_destinations", CloudConnectorId=connector)))
        self.api.update_cloud_connector(Identifier=connector, Description="Words")
        self.assertEqual("UNLISTED", self.api.get_cloud_connector(Identifier=connector)["Type"])
        self.assertIn(connector, [c["Id"] for c in self.pages("list_cloud_connectors", LambdaArn=LAMBDA)])
        self.refuses("ConflictException", "delete_cloud_connector", Identifier=connector)
        self.refuses("ConflictException", "delete_connector_destination", Identifier=destination)

        self.api.delete_account_association(AccountAssociationId=association)
        self.gone("get_account_association", AccountAssociationId=association)
        self.api.delete_connector_destination(Identifier=destination)
        self.api.delete_cloud_connector(Identifier=connector)
        for operation in ("get_cloud_connector", "update_cloud_connector", "get_connector_destination", "update_connector_destination"):
            self.refuses("ResourceNotFoundException", operation, Identifier=connector)
        for operation in ("get_account_association", "update_account_association", "start_account_association_refresh"):
            self.refuses("ResourceNotFoundException", operation, AccountAssociationId=association)
        self.refuses("ResourceNotFoundException", "create_account_association", ConnectorDestinationId=destination)
        self.refuses("ValidationException", "create_cloud_connector", Name="a/b", EndpointConfig={})
        self.refuses("ValidationException", "create_connector_destination", CloudConnectorId=connector)
        self.refuses("ValidationException", "list_account_associations", MaxResults=0)
        self.refuses("ValidationException", "list_cloud_connectors", Type="SECRET")
        self.refuses("ValidationException", "list_connector_destinations", MaxResults=0)


class OtaTasks(ServiceTest):
    def test_a_task_runs_to_its_end(self):
        lamps = self.lamps(self.controller(), 3)
        configuration = self.api.create_ota_task_configuration(
            Name="Config",
            PushConfig={
                "RolloutConfig": {"MaximumPerMinute": 2},
                "TimeoutConfig": {"InProgressTimeoutInMinutes": 10},
                "AbortConfig": {
                    "AbortConfigCriteriaList": [
                        {"Action": "CANCEL", "FailureType": "ALL", "MinNumberOfExecutedThings": 1, "ThresholdPercentage": 50}
                    ]
                },
            },
        )["TaskConfigurationId"]
        task = self.api.create_ota_task(
            S3Url="s3://bucket/job.json", OtaType="ONE_TIME", Target=lamps, TaskConfigurationId=configuration, Description="Update"
        )["TaskId"]
        self.api.update_ota_task(Identifier=task, Description="Updated")
        self.until(lambda: self.api.get_ota_task(Identifier=task)["Status"] == "COMPLETED", "the end of a task")
        details = self.api.get_ota_task(Identifier=task)["TaskProcessingDetails"]
        self.assertEqual(3, details["numberOfSucceededThings"])
        executions = self.pages("list_ota_task_executions", Identifier=task)
        self.assertEqual({"SUCCEEDED"}, {e["TaskExecutionSummary"]["Status"] for e in executions})
        self.assertIn(task, [t["TaskId"] for t in self.pages("list_ota_tasks")])
        self.assertEqual("Config", self.api.get_ota_task_configuration(Identifier=configuration)["Name"])
        self.assertTrue(self.pages("list_ota_task_configurations"))
        self.api.delete_ota_task(Identifier=task)
        self.gone("get_ota_task", Identifier=task)
        self.api.delete_ota_task_configuration(Identifier=configuration)

    def test_what_is_wrong_is_refused(self):
        self.refuses("ValidationException", "create_ota_task", S3Url="s3://bucket/job.json", OtaType="ONE_TIME")
        self.refuses("ValidationException", "create_ota_task", S3Url="s3://bucket/job.json", OtaType="CONTINUOUS", OtaTargetQueryString="(")
        self.refuses("ResourceNotFoundException", "create_ota_task", S3Url="s3://bucket/job.json", OtaType="ONE_TIME", Target=[NOWHERE])
        self.refuses("ValidationException", "create_ota_task_configuration", Name="a/b")
        self.refuses("ValidationException", "list_ota_tasks", MaxResults=0)
        self.refuses("ValidationException", "list_ota_task_configurations", MaxResults=0)
        for operation in (
            "get_ota_task",
            "update_ota_task",
            "delete_ota_task",
            "list_ota_task_executions",
            "get_ota_task_configuration",
            "delete_ota_task_configuration",
        ):
            self.refuses("ResourceNotFoundException", operation, Identifier=NOWHERE)


class Account(ServiceTest):
    def test_provisioning_profiles(self):
        profile = self.api.create_provisioning_profile(ProvisioningType="FLEET_PROVISIONING", Name=self.name(), Tags={"a": "b"})
        self.assertIn("PRIVATE KEY", profile["ClaimCertificatePrivateKey"])
        identifier = profile["Id"]
        self.until(lambda: self.api.get_provisioning_profile(Identifier=identifier)["Status"] == "CREATED", "a profile")
        self.assertNotIn("ClaimCertificatePrivateKey", self.api.get_provisioning_profile(Identifier=identifier))
        self.api.create_provisioning_profile(ProvisioningType="JITR", Name=self.name(), CaCertificate=CA)
        self.assertLessEqual(2, len(self.pages("list_provisioning_profiles")))
        self.api.delete_provisioning_profile(Identifier=identifier)
        self.gone("get_provisioning_profile", Identifier=identifier)
        self.refuses("ValidationException", "create_provisioning_profile", ProvisioningType="JITR")
        self.refuses("ResourceNotFoundException", "delete_provisioning_profile", Identifier=NOWHERE)
        self.refuses("ValidationException", "list_provisioning_profiles", MaxResults=0)

    def test_lockers_and_tags(self):
        locker = self.api.create_credential_locker(Name="Locker", Tags={"a": "1"})
        hub = self.controller(CredentialLockerId=locker["Id"])
        self.api.tag_resource(ResourceArn=locker["Arn"], Tags={"b": "2", "c": "3"})
        self.api.untag_resource(ResourceArn=locker["Arn"], TagKeys=["a", "c"])
        self.assertEqual({"b": "2"}, self.api.list_tags_for_resource(ResourceArn=locker["Arn"])["tags"])
        self.assertEqual({"b": "2"}, self.api.get_credential_locker(Identifier=locker["Id"])["Tags"])
        self.assertIn(locker["Id"], [item["Id"] for item in self.pages("list_credential_lockers")])
        self.refuses("ConflictException", "delete_credential_locker", Identifier=locker["Id"])
        self.api.delete_managed_thing(Identifier=hub, Force=True)
        self.api.delete_credential_locker(Identifier=locker["Id"])
        self.refuses("ResourceNotFoundException", "get_credential_locker", Identifier=locker["Id"])
        self.refuses("ValidationException", "create_credential_locker", Name="a/b")
        self.refuses("ValidationException", "list_credential_lockers", MaxResults=0)
        self.refuses("InvalidRequestException", "tag_resource", ResourceArn=locker["Arn"], Tags={})
        self.refuses("ResourceNotFoundException", "untag_resource", ResourceArn=locker["Arn"], TagKeys=["a"])
        self.refuses("InvalidRequestException", "list_tags_for_resource", ResourceArn="arn:nonsense")

    def test_destinations_and_notifications(self):
        name, event = self.name(), "CONNECTOR_ERROR_REPORT"
        arguments = dict(DeliveryDestinationArn=STREAM, DeliveryDestinationType="KINESIS", RoleArn=ROLE)
        self.api.create_destination(Name=name, **arguments)
        self.refuses("ConflictException", "create_destination", Name=name, **arguments)
        self.refuses("ValidationException", "create_destination", Name=name, **{**arguments, "DeliveryDestinationType": "POST"})
        self.api.update_destination(Name=name, Description="Words")
        self.assertEqual("Words", self.api.get_destination(Name=name)["Description"])
        self.assertIn(name, [d["Name"] for d in self.pages("list_destinations")])
        self.api.create_notification_configuration(EventType=event, DestinationName=name)
        self.refuses("ConflictException", "delete_destination", Name=name)
        self.refuses("ConflictException", "create_notification_configuration", EventType=event, DestinationName=name)
        self.refuses("ValidationException", "update_notification_configuration", EventType=event, DestinationName="none")
        self.api.update_notification_configuration(EventType=event, DestinationName=name)
        self.assertEqual(name, self.api.get_notification_configuration(EventType=event)["DestinationName"])
        self.assertIn(event, [n["EventType"] for n in self.pages("list_notification_configurations")])
        self.api.delete_notification_configuration(EventType=event)
        self.refuses("ResourceNotFoundException", "get_notification_configuration", EventType=event)
        self.refuses("ResourceNotFoundException", "delete_notification_configuration", EventType=event)
        self.api.delete_destination(Name=name)
        self.refuses("ResourceNotFoundException", "get_destination", Name=name)
        self.refuses("ResourceNotFoundException", "update_destination", Name=name)
        self.refuses("ValidationException", "list_destinations", MaxResults=0)
        self.refuses("ValidationException", "list_notification_configurations", MaxResults=0)

    def test_event_logs(self):
        identifier = self.api.create_event_log_configuration(
            ResourceType="managed-thing", ResourceId=uuid.uuid4().hex, EventLogLevel="INFO"
        )["Id"]
        self.api.update_event_log_configuration(Id=identifier, EventLogLevel="DEBUG")
        self.assertEqual("DEBUG", self.api.get_event_log_configuration(Id=identifier)["EventLogLevel"])
        self.assertIn(identifier, [e["Id"] for e in self.pages("list_event_log_configurations")])
        self.api.delete_event_log_configuration(Id=identifier)
        self.refuses("ValidationException", "create_event_log_configuration", ResourceType="toaster", EventLogLevel="INFO")
        self.refuses("ResourceNotFoundException", "get_event_log_configuration", Id=identifier)
        self.refuses("ResourceNotFoundException", "update_event_log_configuration", Id=identifier, EventLogLevel="INFO")
        self.refuses("ResourceNotFoundException", "delete_event_log_configuration", Id=identifier)
        self.refuses("ValidationException", "list_event_log_configurations", MaxResults=0)

    def test_schemas(self):
        schemas = self.pages("list_schema_versions", Type="capability", Namespace="matter")
        self.assertIn("matter.OnOff", [s["SchemaId"] for s in schemas])
        schema = self.api.get_schema_version(Type="capability", SchemaVersionedId=ONOFF, Format="AWS")
        self.assertIn("OnOff", schema["Schema"]["properties"])
        self.refuses("ResourceNotFoundException", "get_schema_version", Type="capability", SchemaVersionedId="aws.Nothing@1.0")
        self.refuses("ValidationException", "list_schema_versions", Type="poem")

    def test_what_an_account_has_one_of(self):
        self.api.put_hub_configuration(HubTokenTimerExpirySettingInSeconds=300)
        self.assertEqual(300, self.api.get_hub_configuration()["HubTokenTimerExpirySettingInSeconds"])
        address = self.api.register_custom_endpoint()["EndpointAddress"]
        self.assertEqual(address, self.api.get_custom_endpoint()["EndpointAddress"])
        key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        self.api.put_default_encryption_configuration(encryptionType="CUSTOMER_KEY_ENCRYPTION", kmsKeyArn=key)
        self.until(
            lambda: self.api.get_default_encryption_configuration()["configurationStatus"]["state"] == "ENABLED",
            "the end of an encryption update",
        )
        self.api.put_default_encryption_configuration(encryptionType="MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION")
        self.refuses("ValidationException", "put_default_encryption_configuration", encryptionType="CUSTOMER_KEY_ENCRYPTION")
        self.refuses("ValidationException", "put_hub_configuration", HubTokenTimerExpirySettingInSeconds=0)


class EveryOperation(ServiceTest):
    def test_was_asked_well_and_badly(self):
        operations = set(self.api.meta.service_model.operation_names)
        self.assertEqual(83, len(operations))
        self.assertEqual(set(), operations - succeeded)
        self.assertEqual(set(), operations - refused - NOTHING_TO_GET_WRONG)


def load_tests(loader, tests, pattern):
    """The last test looks back at all others."""
    cases = (ManagedThings, Clouds, OtaTasks, Account, EveryOperation)
    return unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in cases)


if __name__ == "__main__":
    unittest.main()
