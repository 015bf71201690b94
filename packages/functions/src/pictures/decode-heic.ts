/** Interleaved pixels, 8 bits a channel, row by row without gaps. */
export interface Pixels {
  data: Uint8Array;
  info: { width: number; height: number; channels: 3 | 4 };
}

/**
 * Decodes a HEIC picture's main image, which sharp's own build cannot. libheif turns it upright by itself and leaves
 * its colours as they are.
 *
 * The decoder is loaded when it is needed, and anew for each picture: so nothing of one is left for the next, and its
 * memory, which only grows, is given back with the pixels. @throws Error when the pixels cannot be decoded
 */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const { default: load } = await import("libheif-js/libheif-wasm/libheif.js");
  const libheif = load();
  const context = libheif.heif_context_alloc();
  const { code, message } = libheif.heif_context_read_from_memory(context, bytes);
  if (code !== libheif.heif_error_code.heif_error_Ok) throw new Error(`libheif: ${message}`);
  const handle = succeed(libheif.heif_js_context_get_primary_image_handle(context));
  const hasAlpha = libheif.heif_image_handle_has_alpha_channel(handle) !== 0;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = libheif.heif_chroma;
  const decoded = succeed(
    libheif.heif_js_decode_image2(handle, libheif.heif_colorspace.heif_colorspace_RGB, hasAlpha ? rgba : rgb),
  );
  const [channel] = decoded.channels;
  if (!channel) throw new Error("libheif: the picture has no pixels");
  const { width, height } = channel;
  const channels = hasAlpha ? 4 : 3;
  return { data: closeGaps(channel, width * channels), info: { width, height, channels } };
}

function succeed<Value extends object>(result: Value | { code: object; message: string }): Value {
  if ("message" in result) throw new Error(`libheif: ${result.message}`);
  return result;
}

/** Moves the rows together where they lie: a large picture's pixels are hundreds of megabytes. */
function closeGaps(channel: { data: Uint8Array; height: number; stride: number }, row: number): Uint8Array {
  const { data, height, stride } = channel;
  if (stride !== row) {
    for (let y = 1; y < height; y++) data.copyWithin(y * row, y * stride, y * stride + row);
  }
  return data.subarray(0, height * row);
}
