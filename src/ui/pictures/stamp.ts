/** Gives a canvas a size in CSS pixels, sharp on this screen, and clears it. `null` where there is no canvas. */
export function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const density = Math.max(1, window.devicePixelRatio);
  const [w, h] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${Math.max(0, width)}px`;
    canvas.style.height = `${Math.max(0, height)}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

let sheet: HTMLCanvasElement | null = null;

/** Draws pixels stretched over a rectangle: `putImageData` alone cannot stretch. One sheet serves all drawings. */
export function stamp(
  context: CanvasRenderingContext2D,
  image: ImageData,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  sheet ??= document.createElement('canvas');
  if (sheet.width < image.width) sheet.width = image.width;
  if (sheet.height < image.height) sheet.height = image.height;
  sheet.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
  context.drawImage(sheet, 0, 0, image.width, image.height, x, y, width, height);
}
