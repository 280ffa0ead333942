// Reads [{name, html}] from standard input; prints what the HTML standard forbids in each, a line a finding.

import { HtmlValidate } from "html-validate";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
for (const { name, html } of JSON.parse(Buffer.concat(chunks).toString())) {
  const { results } = await validator.validateString(html, name);
  for (const { line, ruleId, message } of results.flatMap((result) => result.messages)) {
    console.log(`${name}:${line} ${ruleId}: ${message}`);
  }
}
