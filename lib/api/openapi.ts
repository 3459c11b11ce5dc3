import * as z from "zod";
import { CONTRACT, problem } from "./contract.ts";

const REFUSALS = {
  400: "A parameter is unknown, missing or has no such value",
  401: "There is no token, or it does not hold",
  403: "The token lacks the scope, or its person no longer has the role",
  404: "There is no such unit, or it is not the token's",
  429: "Too many calls; come back after `Retry-After` seconds",
  503: "The numbers cannot be read right now; try again",
} as const;

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json as Record<string, unknown>;
};

function parametersOf(query: z.ZodType): unknown[] {
  const { properties = {}, required = [] } = schemaOf(query, "input") as {
    properties?: Record<string, Record<string, unknown>>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

/** The description of the API, made of what checks its questions and answers. */
export function openApi(origin: string, version: string): unknown {
  const refusal = (text: string) => ({
    description: text,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Rapport",
      version,
      description:
        "What staff see of the rates, for programs. The same numbers as the pages, and the same ones hidden. Read only. Every number has a definition; answers with `shown: false` say why.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      Object.entries(CONTRACT).map(([resource, { scope, summary, query, answer }]) => [
        `/${resource}`,
        {
          get: {
            operationId: resource,
            summary,
            description: `Needs the scope \`${scope}\`.`,
            parameters: parametersOf(query),
            responses: {
              200: { description: summary, content: { "application/json": { schema: schemaOf(answer, "output") } } },
              ...Object.fromEntries(Object.entries(REFUSALS).map(([status, text]) => [status, refusal(text)])),
            },
          },
        },
      ]),
    ),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Made and revoked on the page of tokens in the staff area." },
      },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}
