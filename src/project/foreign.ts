import { asRaw, own, type Raw } from '../graph/records.ts';

/** Kinds of JSON that `openModel` can open as a project. */
export const modelKinds = ['a TensorFlow.js model (model.json)', 'a Keras model'];

/** What a file that is JSON, but no project, seems to be; `undefined` where that cannot be told. */
export function foreignJson(document: unknown): string | undefined {
  if (Array.isArray(document)) return 'a JSON list';
  const raw = asRaw(document);
  if (!raw) return undefined;
  return jsonKinds.find(({ is }) => is(raw))?.kind;
}

/** What a file that is not JSON seems to be, by how its text begins. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 400).trimStart();
  return textKinds.find(({ is }) => is.test(start))?.kind;
}

/** What a binary file is, by its first bytes. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  return signatures.find(({ magic, at = 0 }) => magic.every((byte, index) => bytes[at + index] === byte))?.kind;
}

const has = (raw: Raw, ...keys: readonly string[]) => keys.every((key) => Object.hasOwn(raw, key));

const jsonKinds: readonly { readonly kind: string; readonly is: (raw: Raw) => boolean }[] = [
  { kind: 'a TensorFlow.js graph model', is: (raw) => own(raw, 'format') === 'graph-model' },
  {
    kind: modelKinds[0]!,
    is: (raw) => has(raw, 'modelTopology') || has(raw, 'weightsManifest'),
  },
  {
    kind: modelKinds[1]!,
    is: (raw) => has(raw, 'class_name', 'config') || has(raw, 'keras_version') || has(raw, 'model_config'),
  },
  { kind: 'a Jupyter notebook', is: (raw) => has(raw, 'cells', 'nbformat') },
  { kind: 'an Excalidraw drawing', is: (raw) => own(raw, 'type') === 'excalidraw' },
  { kind: 'a ComfyUI workflow', is: (raw) => has(raw, 'nodes', 'links') },
  {
    kind: 'a package.json',
    is: (raw) => has(raw, 'name', 'version') && (has(raw, 'dependencies') || has(raw, 'scripts')),
  },
];

const textKinds: readonly { readonly kind: string; readonly is: RegExp }[] = [
  { kind: 'a web page', is: /^<(!doctype html|html)/i },
  { kind: 'an SVG picture', is: /^(<\?xml[^>]*>\s*)?<svg/i },
  { kind: 'an XML file', is: /^<\?xml/i },
  { kind: 'a Python program', is: /^(#!.*python|import \w+|from \w[\w.]* import )/ },
  { kind: 'a JavaScript or TypeScript program', is: /^(import\s[\s\S]*?from ['"]|export |const |function )/ },
];

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const signatures: readonly { readonly kind: string; readonly magic: readonly number[]; readonly at?: number }[] = [
  { kind: 'a PNG picture', magic: [0x89, ...ascii('PNG')] },
  { kind: 'a JPEG picture', magic: [0xff, 0xd8, 0xff] },
  { kind: 'a GIF picture', magic: ascii('GIF8') },
  { kind: 'a WebP picture', magic: ascii('WEBP'), at: 8 },
  { kind: 'a PDF document', magic: ascii('%PDF') },
  { kind: 'a Keras or HDF5 file (.h5)', magic: [0x89, ...ascii('HDF')] },
  { kind: 'a NumPy file (.npy)', magic: [0x93, ...ascii('NUMPY')] },
  // A .keras file and a PyTorch .pt file are zips as well.
  { kind: 'a zip file', magic: [...ascii('PK'), 3, 4] },
  { kind: 'a gzip file', magic: [0x1f, 0x8b] },
];
