package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;

/**
 * One golden case: what goes into a block and what the reference implementation makes of it.
 *
 * @param name name of its file, without endings
 * @param kind which block it is for
 * @param seed what the inputs were drawn from
 * @param params settings of the block
 */
public record GoldenCase(String name, String kind, long seed, Map<String, GoldenArray> params,
	Map<String, GoldenArray> inputs, Map<String, GoldenArray> outputs)
{

	public GoldenArray param(String key) {
		return get(params, "param", key);
	}

	public GoldenArray input(String key) {
		return get(inputs, "input", key);
	}

	public GoldenArray output(String key) {
		return get(outputs, "output", key);
	}

	/** What a test report calls it. */
	@Override
	public String toString() {
		return name;
	}

	private GoldenArray get(Map<String, GoldenArray> arrays, String what, String key) {
		GoldenArray array = arrays.get(key);
		assertNotNull(array, () -> "Case " + name + " has no " + what + " \"" + key + "\"; it has " + arrays.keySet() + ".");
		return array;
	}
}
