// A server in JavaScript, as one writes it for workers of the web.
addEventListener("fetch", event => event.respondWith(answer(event.request)));

async function answer(request) {
  const url = new URL(request.url);
  switch (url.pathname) {
    case "/hello":
      return new Response(`Hello, ${url.searchParams.get("name") ?? "nobody"}!`, {
        headers: { "content-type": "text/plain", "x-method": request.method },
      });
    case "/sum": {
      const numbers = await request.json();
      return Response.json({ sum: numbers.reduce((a, b) => a + b, 0) });
    }
    case "/upper":
      return new Response(request.body.pipeThrough(upper()));
    case "/count":
      return new Response(count(), { headers: { "content-type": "text/event-stream" } });
    case "/fail":
      throw new Error("failed on purpose");
    default:
      return new Response("nothing here", { status: 404 });
  }
}

function upper() {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(encoder.encode(decoder.decode(chunk, { stream: true }).toUpperCase()));
    },
  });
}

function count() {
  let n = 0;
  return new ReadableStream({
    async pull(controller) {
      if (n === 3) {
        controller.close();
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
      controller.enqueue(new TextEncoder().encode(`data: ${++n}\n\n`));
    },
  });
}
