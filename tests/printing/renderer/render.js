"use strict";
// One line of JSON in, {"zpl": file, "png": file, "widthMm": number, "heightMm": number, "dpmm": number}, one line out:
// "ok", or what went wrong. Ends with its input.
const fs = require("node:fs");
const readline = require("node:readline");

globalThis.crypto ??= require("node:crypto").webcrypto; // Node 18 of Debian 12

async function main() {
  const { api } = await require("zpl-renderer-js").ready;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const job = JSON.parse(line);
    try {
      const zpl = fs.readFileSync(job.zpl, "latin1");
      const png = await api.zplToBase64Async(zpl, job.widthMm, job.heightMm, job.dpmm);
      fs.writeFileSync(job.png, Buffer.from(png, "base64"));
      process.stdout.write("ok\n");
    } catch (error) {
      process.stdout.write(`${error}\n`.replace(/\n(?=.)/g, " "));
    }
  }
}

main().then(() => process.exit(0));
