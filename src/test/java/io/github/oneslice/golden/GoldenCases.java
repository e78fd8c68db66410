package io.github.oneslice.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import groovy.json.JsonSlurper;

/**
 * The golden cases among the test resources and, when the system property {@code golden.dir} names a folder, those in it.
 * A case is a file ending in {@code .json} or {@code .json.gz}.
 */
public final class GoldenCases {

	private GoldenCases() {}

	/** For {@code @MethodSource}: all cases for one block. */
	public static Stream<GoldenCase> ofKind(String kind) {
		// The name of a file begins with its kind; reading only those keeps the large ones out of other tests.
		return files().filter(file -> file.getFileName().toString().startsWith(kind)).map(GoldenCases::read).filter(
			golden -> golden.kind().equals(kind));
	}

	/** Every file that is a case. */
	static Stream<Path> files() {
		String folder = System.getProperty("golden.dir");
		Stream<Path> shipped = list(resources());
		return folder == null || folder.isBlank() ? shipped : Stream.concat(shipped, list(Path.of(folder)));
	}

	static GoldenCase read(Path file) {
		try (InputStream raw = Files.newInputStream(file);
				InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw)
		{
			String name = file.getFileName().toString().replaceFirst("\\.json(\\.gz)?$", "");
			return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException e) {
			throw new UncheckedIOException("Cannot read the golden case " + file, e);
		}
	}

	@SuppressWarnings("unchecked")
	private static GoldenCase parse(String name, String text) {
		// Not JSON, but what Python writes.
		String json = text.replace("NaN", "null").replace("Infinity", "1e999");
		Map<String, Object> content = (Map<String, Object>) new JsonSlurper().parseText(json);
		return new GoldenCase(name, (String) content.get("case"), ((Number) content.get("seed")).longValue(), arrays(content.get(
			"params")), arrays(content.get("inputs")), arrays(content.get("outputs")));
	}

	private static Map<String, GoldenArray> arrays(Object object) {
		Map<String, GoldenArray> arrays = new LinkedHashMap<>();
		((Map<?, ?>) object).forEach((key, value) -> arrays.put((String) key, array(value)));
		return arrays;
	}

	private static GoldenArray array(Object value) {
		if (value instanceof Map<?, ?> map) return new GoldenArray(ints((List<?>) map.get("shape")), doubles((List<?>) map.get(
			"data")));
		if (value instanceof List<?> list) return new GoldenArray(new int[] { list.size() }, doubles(list));
		return new GoldenArray(new int[0], new double[] { number(value) });
	}

	private static int[] ints(List<?> list) {
		return list.stream().mapToInt(value -> ((Number) value).intValue()).toArray();
	}

	private static double[] doubles(List<?> list) {
		return list.stream().mapToDouble(GoldenCases::number).toArray();
	}

	private static double number(Object value) {
		if (value == null) return Double.NaN;
		if (value instanceof Boolean truth) return truth ? 1 : 0;
		return ((Number) value).doubleValue();
	}

	private static Path resources() {
		try {
			return Path.of(GoldenCases.class.getResource("/golden").toURI());
		}
		catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Stream<Path> list(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList().stream();
		}
		catch (IOException e) {
			throw new UncheckedIOException("Cannot list the golden cases in " + folder, e);
		}
	}
}
