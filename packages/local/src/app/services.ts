import { cognitoKeysService, cognitoService } from "../cognito/wire.ts";
import { eventsService } from "../events/wire.ts";
import { failingService } from "../faults/failing-service.ts";
import { runtimeApiService } from "../lambda/runtime-api.ts";
import { lambdaService } from "../lambda/wire.ts";
import { createAuthenticate } from "../lib/keyring.ts";
import type { Service } from "../lib/service.ts";
import { rdsDataService } from "../rds-data/wire.ts";
import { rekognitionService } from "../rekognition/wire.ts";
import { s3Service } from "../s3/wire.ts";
import { secretsManagerService } from "../secrets-manager/wire.ts";
import { sqsService } from "../sqs/wire.ts";
import type { Parts } from "./parts.ts";
import { functionPolicies } from "./policies.ts";
import { names } from "./settings.ts";

/** Every AWS service of the laptop, in the order in which they may claim a request. */
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
