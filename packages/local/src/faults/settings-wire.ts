import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import { type Handler, header, readBody, sendJson } from "../lib/http.ts";
import { parseJson } from "../lib/json-service.ts";

/** Settings of the running laptop that can be read, replaced and, perhaps, ended. */
interface Adjustable<Settings> {
  get: () => Settings;
  /** @throws AwsError for what cannot be */
  set: (settings: Settings) => void;
  end?: () => void;
}

/** A page that answers settings to GET, replaces them by the JSON of POST, and ends them by DELETE. */
export function settingsPage<Schema extends z.ZodMiniType>(
  schema: Schema,
  { get, set, end }: Adjustable<z.infer<Schema>>,
): Handler {
  return async (request, response) => {
    try {
      const body = await readBody(request);
      if (request.method === "POST") {
        // Only with this type does a browser ask first, so that no stranger's page can do it.
        if (header(request, "content-type")?.split(";", 1)[0] !== "application/json") {
          throw new AwsError("UnsupportedMediaType", "Send JSON, as application/json.", 415);
        }
        set(parse(schema, parseJson(body)));
      } else if (request.method === "DELETE" && end) end();
      else if (request.method !== "GET") {
        throw new AwsError("MethodNotAllowed", end ? "Use GET, POST or DELETE." : "Use GET or POST.", 405);
      }
      sendJson(response, 200, get());
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      sendJson(response, error.status, { code: error.code, message: error.message });
    }
  };
}

/** @throws AwsError saying in words what is wrong where */
function parse<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input, { error: z.locales.en().localeError });
  if (result.success) return result.data;
  const words = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new AwsError("ValidationException", words.join("; "));
}
