// Lists all core devices with the AWS SDK for JavaScript, a few times to warm up and then several times; prints the seconds of each.
import { GreengrassV2Client, paginateListCoreDevices } from "@aws-sdk/client-greengrassv2";

const [endpoint, warmUps, times] = process.argv.slice(2);
const client = new GreengrassV2Client({ endpoint });

async function list() {
  let count = 0;
  for await (const page of paginateListCoreDevices({ client, pageSize: 100 }, {})) count += page.coreDevices.length;
  return count;
}

for (let i = 0; i < Number(warmUps); i++) await list();
for (let i = 0; i < Number(times); i++) {
  const start = process.hrtime.bigint();
  await list();
  console.log(Number(process.hrtime.bigint() - start) / 1e9);
}
