import { createServer } from "node:http";
import postgres from "postgres";
import { insertAnswer } from "./insert.mjs";

// A server without a framework that does nothing but the insert.
const sql = postgres(process.env.DATABASE_URL, { max: 10 });
const filed = JSON.parse(process.env.BENCH_FILED);

createServer((request, response) => {
  request.resume().on("end", async () => {
    await insertAnswer(sql, filed);
    response.writeHead(303, { Location: "/" }).end();
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
