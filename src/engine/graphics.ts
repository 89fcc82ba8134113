/** Programs that imitate a graphics card on the processor: slower than WebAssembly, which is meant for processors. */
const imitations = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL computes on a graphics card here. */
export function hasWebglCard(): boolean {
  if (typeof OffscreenCanvas === 'undefined') return false;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !imitations.test(renderer);
}

/** Whether WebGPU computes on a graphics card here. */
export async function hasWebgpuCard(): Promise<boolean> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: WebGpu } };
  const adapter = await navigator?.gpu?.requestAdapter().catch(() => null);
  if (!adapter) return false;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  return isFallbackAdapter !== true && !imitations.test(`${vendor} ${architecture} ${description}`);
}

/** What we ask of WebGPU. https://www.w3.org/TR/webgpu/#gpuadapterinfo */
interface WebGpu {
  requestAdapter(): Promise<{
    readonly info: {
      readonly vendor: string;
      readonly architecture: string;
      readonly description: string;
      readonly isFallbackAdapter?: boolean;
    };
  } | null>;
}
