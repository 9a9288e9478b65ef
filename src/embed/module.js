// WebAssembly, compiled once for all games of the page.

/** @param {string | URL} address */
export const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
};

const compile = async (/** @type {URL} */ address) => {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch (error) {
    // A server that does not know the type of the file.
    if (!(error instanceof TypeError)) throw error;
    return WebAssembly.compile(await (await get(address)).arrayBuffer());
  }
};

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/** What lies at the address, unless `check` throws. A failure can be tried again.
 * @param {URL} address @param {(module: WebAssembly.Module) => void} [check] */
export const compiled = (address, check) => {
  const { href } = address;
  const module = modules.get(href) ?? compile(address).then((module) => {
    check?.(module);
    return module;
  }).catch((error) => {
    modules.delete(href);
    throw error;
  });
  modules.set(href, module);
  return module;
};

export const compiledGame = () => compiled(new URL('./whos-responsible_bg.wasm', import.meta.url));
