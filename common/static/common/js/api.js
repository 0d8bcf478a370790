/** Calls to /api/v1 with the page's CSRF token; refusals become Refusal with the server's own words. */

export class Refusal extends Error {
  constructor(status, code, title, body) {
    super(title);
    Object.assign(this, { status, code, body });
  }
}

const words = () => document.getElementById("words").dataset;
export const token = () => document.querySelector('meta[name="csrf-token"]').content;

export async function call(method, path, { body, signal, headers = {} } = {}) {
  const json = body !== undefined && !(body instanceof FormData);
  let reply;
  try {
    reply = await fetch(`/api/v1/${path}`, {
      method,
      signal,
      body: json ? JSON.stringify(body) : body,
      headers: {
        Accept: "application/json",
        "X-CSRFToken": token(),
        ...(json && { "Content-Type": "application/json" }),
        ...headers,
      },
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, "offline", words().offline, {});
  }
  if (reply.status === 204) return null;
  const type = reply.headers.get("Content-Type") ?? "";
  const content = type.includes("json") ? await reply.json() : {};
  if (reply.ok) return content;
  throw new Refusal(reply.status, content.code ?? "failed", content.title ?? words().failed, content);
}

export const idempotencyKey = () => ({ "Idempotency-Key": crypto.randomUUID() });
