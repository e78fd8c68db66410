package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * What only one training method can be told. Implemented by a record of numbers, booleans and {@link Choice}s, so that each
 * can be named in a macro.
 */
public interface MethodSettings extends Serializable {

	/** The name of the method, as a person types it. */
	String method();

	/** Whether it matters which group, such as a scanner or a hospital, a volume comes from. */
	default boolean usesDomains() {
		return false;
	}

	/** The name of the method with the variant of it that these settings choose, as progress shows it. */
	default String title() {
		return method();
	}
}
