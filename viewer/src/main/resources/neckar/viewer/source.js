// Where the data come from: a server on the loopback interface, or script elements of a page in one file.

const ARRAYS = { u8: Uint8Array, i8: Int8Array, i16: Int16Array, i32: Int32Array, f32: Float32Array };

/** Reads a pack (see Pack.java): its arrays by name, and `meta`. */
export function unpack(buffer) {
  const view = new DataView(buffer);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const pack = { meta: header.meta };
  for (const [name, [type, offset, count]] of Object.entries(header.arrays)) {
    pack[name] = new ARRAYS[type](buffer, 4 + length + offset, count);
  }
  return pack;
}

class ServedSource {
  live = true;

  async bytes(name) {
    const reply = await fetch(`data/${name}`);
    return reply.ok ? reply.arrayBuffer() : null;
  }

  /** The answer to a question about a run, or {error}. */
  async ask(run, kind, args) {
    const reply = await fetch(`ask/${run}/${kind}?${new URLSearchParams(args)}`);
    const type = reply.headers.get("Content-Type") || "";
    return type.startsWith("application/json") ? reply.json() : { error: await reply.text() };
  }
}

class EmbeddedSource {
  live = false;

  async bytes(name) {
    const holder = document.querySelector(`script[data-name="${name}"]`);
    if (!holder) return null;
    const text = atob(holder.textContent);
    const packed = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  answers = new Map();

  /** Lost synapses are answered in advance, up to a number; null for all else. */
  async ask(run, kind, args) {
    if (kind !== "synapse") return null;
    if (!this.answers.has(run)) {
      const buffer = await this.bytes(`${run}/answers`);
      this.answers.set(run, buffer ? JSON.parse(new TextDecoder().decode(buffer)) : {});
    }
    return this.answers.get(run)[args.name] ?? null;
  }
}

/** The source of this page, with packs and JSON on top of plain bytes. */
export function openSource() {
  const source = document.querySelector("script[data-name]") ? new EmbeddedSource() : new ServedSource();
  return {
    live: source.live,
    ask: (run, kind, args) => source.ask(run, kind, args),
    async pack(name) {
      const buffer = await source.bytes(name);
      return buffer && unpack(buffer);
    },
    async json(name) {
      const buffer = await source.bytes(name);
      return buffer && JSON.parse(new TextDecoder().decode(buffer));
    },
  };
}
