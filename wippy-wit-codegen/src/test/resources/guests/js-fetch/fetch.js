export async function get(url) {
  const response = await fetch(url, { headers: { 'x-from': 'a guest' } });
  return `${response.status} ${await response.text()}`;
}

export async function upload(url, parts) {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  const response = await fetch(url, { method: 'POST', body, duplex: 'half' });
  return `${response.status} ${await response.text()}`;
}

export async function all(urls) {
  const responses = await Promise.all(urls.map((url) => fetch(url)));
  return Promise.all(responses.map((response) => response.text()));
}
