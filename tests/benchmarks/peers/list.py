"""Lists all core devices with boto3, after one page to warm up; prints the seconds that each list took."""

import sys
import time

import boto3

endpoint, times = sys.argv[1], int(sys.argv[2])
client = boto3.client("greengrassv2", endpoint_url=endpoint)
client.list_core_devices(maxResults=100)
for _ in range(times):
    start = time.perf_counter()
    count = sum(len(page["coreDevices"]) for page in client.get_paginator("list_core_devices").paginate(maxResults=100))
    print(time.perf_counter() - start)
