package io.github.oneslice.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceStoreTest {

	@TempDir
	Path folder;

	@Test
	void readsAPartFromEitherEnd() throws IOException {
		PlaceStore store = new PlaceStore(new Places(new Configuration()), folder.toString());
		store.put("a/b", new byte[] { 1, 2, 3, 4, 5 });
		assertArrayEquals(new byte[] { 2, 3 }, store.get("a/b", 1, 2));
		assertArrayEquals(new byte[] { 4, 5 }, store.get("a/b", -2, 2));
		assertThrows(EOFException.class, () -> store.get("a/b", 3, 3));
		assertNull(store.get("a/c", 0, 1));
	}
}
