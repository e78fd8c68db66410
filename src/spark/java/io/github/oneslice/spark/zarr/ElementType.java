package io.github.oneslice.spark.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.oneslice.error.UserException;

/** The types of the elements of an array, with their names in Zarr 2 (without byte order) and 3. */
public enum ElementType {

	UINT8("u1", 1) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.get(at) & 0xff;
		}
	},
	INT8("i1", 1) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.get(at);
		}
	},
	UINT16("u2", 2) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.getShort(at) & 0xffff;
		}
	},
	INT16("i2", 2) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.getShort(at);
		}
	},
	UINT32("u4", 4) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.getInt(at) & 0xffffffffL;
		}
	},
	INT32("i4", 4) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.getInt(at);
		}
	},
	FLOAT32("f4", 4) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return bytes.getFloat(at);
		}
	},
	FLOAT64("f8", 8) {

		@Override
		float get(ByteBuffer bytes, int at) {
			return (float) bytes.getDouble(at);
		}
	};

	final String shortName;
	final int bytes;

	ElementType(String shortName, int bytes) {
		this.shortName = shortName;
		this.bytes = bytes;
	}

	/** @param at where in the bytes */
	abstract float get(ByteBuffer bytes, int at);

	String longName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** As both formats write it. */
	static ElementType of(String name) {
		return Arrays.stream(values()).filter(type -> type.longName().equals(name) || type.shortName.equals(name.substring(1))).findFirst().orElseThrow(
			() -> new UserException("The OME-Zarr holds elements of the type " + name + ". Grey values of 8, 16 or 32 bits are needed."));
	}

	/** The order of bytes that a codec of Zarr 3 names; empty if it is one that packs them. */
	static Optional<ByteOrder> order(Map<?, ?> codec) {
		if (!"bytes".equals(codec.get("name"))) return Optional.empty();
		return Optional.of("big".equals(Json.configuration(codec).get("endian")) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
	}

	/** The elements of a chunk. */
	float[] floats(byte[] chunk, ByteOrder order) {
		ByteBuffer buffer = ByteBuffer.wrap(chunk).order(order);
		float[] values = new float[chunk.length / bytes];
		for (int i = 0; i < values.length; i++)
			values[i] = get(buffer, i * bytes);
		return values;
	}
}
