package io.github.oneslice.spark.zarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import groovy.json.JsonException;
import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.error.UserException;

/** Metadata in a store. */
final class Json {

	private Json() {}

	/**
	 * Null if there is none.
	 *
	 * @throws UserException if it cannot be understood
	 */
	static Map<?, ?> read(Store store, String key) throws IOException {
		byte[] bytes = store.get(key);
		if (bytes == null) return null;
		try {
			return (Map<?, ?>) new JsonSlurper().parse(bytes, StandardCharsets.UTF_8.name());
		}
		catch (JsonException | ClassCastException e) {
			throw new UserException("The metadata " + key + " of the OME-Zarr are damaged. Take it from a backup.", e);
		}
	}

	static void write(Store store, String key, Map<String, ?> values) throws IOException {
		store.put(key, (JsonOutput.prettyPrint(JsonOutput.toJson(values)) + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/** What metadata say more of what they name. */
	static Map<?, ?> configuration(Map<?, ?> named) {
		return named.get("configuration") instanceof Map<?, ?> given ? given : Map.of();
	}

	/** A number, or the fallback where there is none. */
	static double number(Object value, double fallback) {
		return value instanceof Number number ? number.doubleValue() : fallback;
	}
}
