import * as z from "zod/mini";
import { Entry } from "./event.ts";

const BusName = z._default(z.string(), "default");

export const PutEvents = z.object({ Entries: z.array(Entry).check(z.minLength(1), z.maxLength(10)) });
export const DescribeEventBus = z.object({ Name: BusName });
export const ListRules = z.object({ EventBusName: BusName });
