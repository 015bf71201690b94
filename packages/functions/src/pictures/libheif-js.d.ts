/** The part of libheif's build for JavaScript that is used here; its own declarations leave results untyped. */
declare module "libheif-js/libheif-wasm/libheif.js" {
  type Opaque<Name extends string> = object & { readonly name?: Name };
  type Failure = { code: object; message: string };

  /** Pixels in the decoder's memory. `stride` is the bytes from a row to the next. */
  interface Channel {
    data: Uint8Array;
    width: number;
    height: number;
    stride: number;
  }

  interface Libheif {
    heif_error_code: { heif_error_Ok: object };
    heif_colorspace: { heif_colorspace_RGB: object };
    heif_chroma: { heif_chroma_interleaved_RGB: object; heif_chroma_interleaved_RGBA: object };
    heif_context_alloc(): Opaque<"context">;
    heif_context_read_from_memory(context: Opaque<"context">, bytes: Uint8Array): Failure;
    heif_js_context_get_primary_image_handle(context: Opaque<"context">): Opaque<"handle"> | Failure;
    heif_image_handle_has_alpha_channel(handle: Opaque<"handle">): number;
    heif_js_decode_image2(
      handle: Opaque<"handle">,
      colorspace: object,
      chroma: object,
    ): { channels: Channel[] } | Failure;
  }

  export default function load(): Libheif;
}
