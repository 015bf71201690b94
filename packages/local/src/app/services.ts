import { cognitoKeysService, cognitoService } from "../cognito/wire.ts";
import { eventsService } from "../events/wire.ts";
import { failingService } from "../faults/failing-service.ts";
import { runtimeApiService } from "../lambda/runtime-wire.ts";
import { lambdaService } from "../lambda/wire.ts";
import { createAuthenticate } from "../lib/keyring.ts";
import type { Service } from "../lib/service.ts";
import type { Store } from "../lib/store.ts";
import { rdsDataService } from "../rds-data/wire.ts";
import { rekognitionService } from "../rekognition/wire.ts";
import { s3Service } from "../s3/wire.ts";
import { secretsManagerService } from "../secrets-manager/wire.ts";
import { sqsService } from "../sqs/wire.ts";
import type { Parts } from "./parts.ts";
import { functionPolicies } from "./policies.ts";
import { names } from "./settings.ts";

/**
 * Every AWS service of the laptop, in the order in which they may claim a request. Who has read one has read all, for
 * each folder has the same parts; one with two of a part names both, as in `runtime-wire.ts`:
 *
 * - `wire.ts`: the protocol. Exports what this table lists, a {@link Service} (at the app's origin, in `behaviors.ts`, a
 *   `Handler`): which requests are its own, who may make them, how answers and errors are written.
 * - `inputs.ts` and `operations.ts`: what AWS calls the operations. Each reads its members, has the state do it and
 *   answers in AWS's members; none knows of HTTP, but S3's, whose requests are streams.
 * - the state, a class by AWS's plural, such as `Queues`, and what it is made of. It knows of no protocol. It keeps what
 *   outlives a restart in tables of the {@link Store}, which it alone reads and writes, named `service.purpose`; it is
 *   given the time.
 * - refusals are `AwsError`s, thrown where they are found; those of several places stand in `errors.ts`.
 */
export function awsServices(parts: Parts): Service[] {
  const { functions, asyncInvocations, queues, buses, secrets, pool, dataApi, buckets, detectors, faults } =
    parts;
  const authenticate = createAuthenticate(functionPolicies(parts));
  const databaseNames = {
    resourceArn: names.databaseArn,
    secretArn: secrets.get(names.databaseSecret).arn,
    database: names.database,
  };
  const services = [
    runtimeApiService(functions),
    sqsService(queues, authenticate),
    eventsService(buses, authenticate),
    rdsDataService(dataApi, databaseNames, authenticate),
    rekognitionService(detectors, readObject(buckets), authenticate),
    secretsManagerService(secrets, authenticate),
    lambdaService(functions, asyncInvocations, authenticate),
    cognitoService(pool, authenticate),
    cognitoKeysService(pool),
    s3Service(buckets, authenticate),
  ];
  return services.map((service) => failingService(service, faults));
}

function readObject(buckets: Parts["buckets"]) {
  return async (bucket: string, key: string): Promise<Buffer> => {
    const { stream } = await buckets.open(bucket, key);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
}
