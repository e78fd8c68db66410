package io.github.oneslice.spark;

import java.io.IOException;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

/** Something that can be asked for, by its name and options. */
interface Work {

	/** What it is called on the command line. */
	String name();

	/** The options that it knows. */
	Set<String> options();

	/**
	 * Does it. Blocks until it is done.
	 *
	 * @throws io.github.oneslice.error.UserException if it cannot be done; what is wrong with single stacks is told, and no failure
	 */
	void run(Arguments arguments, JavaSparkContext spark, Places places) throws IOException;
}
