// The game's WebAssembly, compiled once for all games of the page.

/** @param {string | URL} address */
export const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
};

const compile = async () => {
  const address = new URL('./whos-responsible_bg.wasm', import.meta.url);
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch (error) {
    // A server that does not know the type of the file.
    if (!(error instanceof TypeError)) throw error;
    return WebAssembly.compile(await (await get(address)).arrayBuffer());
  }
};

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

// A failure can be tried again.
export const compiledModule = () => {
  compiled ??= compile().catch((error) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
};
