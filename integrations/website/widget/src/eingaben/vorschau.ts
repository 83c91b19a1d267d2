/** A small picture of a chosen file, drawn on a canvas: that works also where a page allows no images from memory. */

const EDGE_PX = 240;

/** Draws the image into the canvas; false where the file is none the browser can read. */
export async function drawPreview(datei: Blob, canvas: HTMLCanvasElement): Promise<boolean> {
  if (!datei.type.startsWith("image/") || typeof createImageBitmap !== "function") return false;
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(datei);
  } catch {
    return false;
  }
  const scale = Math.min(1, EDGE_PX / Math.max(image.width, image.height));
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return true;
}
