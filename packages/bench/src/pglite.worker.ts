import "@image-content-search/local/pglite-worker";
