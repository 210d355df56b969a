/* A piece of .bss that the probe never writes: linked last, so that it ends the image. */
_Alignas(4096) char probe_clean[5 * 4096 + 123];
