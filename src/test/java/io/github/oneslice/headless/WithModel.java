package io.github.oneslice.headless;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.testimages.UntrainedModel;

/** Tests with a folder of their own and a model, which is made once for all of a class. */
abstract class WithModel {

	@TempDir
	static Path whole;

	@TempDir
	Path folder;

	@BeforeAll
	static void writeModel() {
		UntrainedModel.write(whole.toFile(), "V-Net");
	}
}
