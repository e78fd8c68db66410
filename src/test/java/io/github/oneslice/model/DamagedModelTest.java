package io.github.oneslice.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.Damage;
import io.github.oneslice.files.Folders;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in the two files of a model: it is read, or refused with a sentence. How many are tried: {@code -Djqwik.tries.default=…} */
class DamagedModelTest {

	private static Path folder;
	private static byte[] description;
	private static byte[] weights;

	@BeforeContainer
	static void write() throws IOException {
		folder = Files.createTempDirectory("damaged");
		ModelTest.model("V-Net").write(folder.toFile());
		description = Files.readAllBytes(file(Model.DESCRIPTION));
		weights = Files.readAllBytes(file(Model.WEIGHTS));
	}

	@AfterContainer
	static void remove() throws IOException {
		Folders.delete(folder);
	}

	@Property
	void aDamagedDescriptionIsReadOrRefused(@ForAll("ofDescription") Damage damage) throws IOException {
		Files.write(file(Model.WEIGHTS), weights);
		assertReadOrRefused(Model.DESCRIPTION, damage.to(description));
	}

	@Property
	void damagedWeightsAreReadOrRefused(@ForAll("ofWeights") Damage damage) throws IOException {
		Files.write(file(Model.DESCRIPTION), description);
		assertReadOrRefused(Model.WEIGHTS, damage.to(weights));
	}

	@Provide
	Arbitrary<Damage> ofDescription() {
		return Damage.of(description.length, description.length, values());
	}

	@Provide
	Arbitrary<Damage> ofWeights() {
		return Damage.of(weights.length, weights.length, values());
	}

	private static Arbitrary<Byte> values() {
		return Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.chars().with("0123456789-[]{},\"e").map(sign -> (byte) (char) sign));
	}

	private static void assertReadOrRefused(String name, byte[] bytes) throws IOException {
		Files.write(file(name), bytes);
		try {
			Model.read(folder.toFile());
		}
		catch (UserException e) {
			assertTrue(e.getMessage().length() > 10);
		}
	}

	private static Path file(String name) {
		return folder.resolve(name);
	}
}
