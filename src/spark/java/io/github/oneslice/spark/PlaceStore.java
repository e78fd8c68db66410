package io.github.oneslice.spark;

import java.io.IOException;

import io.github.oneslice.spark.zarr.Store;

/** The files of a folder by their paths inside it. */
record PlaceStore(Places places, String folder) implements Store {

	@Override
	public byte[] get(String key) throws IOException {
		return places.bytes(Places.inside(folder, key));
	}

	@Override
	public byte[] get(String key, long from, int count) throws IOException {
		return places.bytes(Places.inside(folder, key), from, count);
	}

	@Override
	public void put(String key, byte[] bytes) throws IOException {
		places.write(Places.inside(folder, key), bytes);
	}
}
