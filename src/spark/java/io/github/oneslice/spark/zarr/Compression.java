package io.github.oneslice.spark.zarr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

import com.github.luben.zstd.ZstdInputStream;
import com.scalableminds.bloscjava.Blosc;

import io.github.oneslice.error.UserException;

/** How chunks are packed. */
enum Compression {

	NONE, GZIP, ZLIB, ZSTD, BLOSC,
	/** A checksum, which is not looked at. */
	CRC32C;

	private static final int CHECKSUM = 4;

	/** @param name as metadata write it; null for none */
	static Compression of(Object name) {
		if (name == null) return NONE;
		return Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(String.valueOf(name))).findFirst().orElseThrow(() -> new UserException(
			"The OME-Zarr is packed by \"" + name + "\", which cannot be read here. Save it with Blosc, Zstandard or gzip."));
	}

	byte[] unpack(byte[] packed) throws IOException {
		return switch (this) {
			case NONE -> packed;
			case GZIP -> new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
			case ZLIB -> new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
			case ZSTD -> new ZstdInputStream(new ByteArrayInputStream(packed)).readAllBytes();
			case BLOSC -> Blosc.decompress(packed);
			case CRC32C -> Arrays.copyOf(packed, packed.length - CHECKSUM);
		};
	}

	/** By gzip, which all readers know, for speed rather than size. */
	static byte[] pack(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(packed) {

			{
				def.setLevel(Deflater.BEST_SPEED);
			}
		}) {
			out.write(bytes);
		}
		return packed.toByteArray();
	}

	/** What metadata say of {@link #pack}. */
	static Map<String, Object> packing() {
		return Map.of("level", Deflater.BEST_SPEED);
	}
}
