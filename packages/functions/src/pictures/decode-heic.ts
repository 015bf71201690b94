import { wrapInTiff } from "./wrap-in-tiff.ts";

/**
 * Decodes a HEIC picture's main image, which sharp's own build cannot, and wraps its pixels in a TIFF file for sharp.
 * libheif turns it upright by itself and tells nothing of colours: `icc` goes into the TIFF.
 *
 * The decoder is loaded when it is needed, and anew for each picture: so nothing of one is left for the next, and its
 * memory, which only grows, is given back. @throws Error when the pixels cannot be decoded
 */
export async function decodeHeic(bytes: Buffer, icc: Buffer | undefined): Promise<Buffer> {
  const { default: load } = await import("libheif-js/libheif-wasm/libheif.js");
  const libheif = load();
  const context = libheif.heif_context_alloc();
  const { code, message } = libheif.heif_context_read_from_memory(context, bytes);
  if (code !== libheif.heif_error_code.heif_error_Ok) throw new Error(`libheif: ${message}`);
  const handle = succeed(libheif.heif_js_context_get_primary_image_handle(context));
  const hasAlpha = libheif.heif_image_handle_has_alpha_channel(handle) !== 0;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = libheif.heif_chroma;
  const { channels } = succeed(
    libheif.heif_js_decode_image2(handle, libheif.heif_colorspace.heif_colorspace_RGB, hasAlpha ? rgba : rgb),
  );
  const [pixels] = channels;
  if (!pixels) throw new Error("libheif: the picture has no pixels");
  return wrapInTiff({ ...pixels, channels: hasAlpha ? 4 : 3 }, icc);
}

function succeed<Value extends object>(result: Value | { code: object; message: string }): Value {
  if ("message" in result) throw new Error(`libheif: ${result.message}`);
  return result;
}
