package io.github.oneslice.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.network.Architecture;

class ModelTest {

	@TempDir
	Path folder;

	@Test
	void describesItselfInFull() {
		Model model = model("V-Net");
		model.write(folder.toFile());
		Model read = Model.read(folder.toFile());
		assertEquals(model.architecture(), read.architecture());
		assertEquals(model.preprocessing(), read.preprocessing());
		assertEquals(model.labels(), read.labels());
		assertEquals(model.patch(), read.patch());
		assertEquals("SPSS", read.training().get("method"));
		assertEquals(2, read.networks().size());
		assertArrayEquals(new float[] { 3 }, read.networks().get(1).get("kernel"));
	}

	/** Copying weights alone into a folder may leave their time as it was elsewhere. */
	@Test
	void otherWeightsBesideTheSameDescriptionAreAnotherModel() throws IOException {
		model("V-Net").write(folder.toFile());
		File weights = new File(folder.toFile(), Model.WEIGHTS);
		List<Long> before = Model.stamp(folder.toFile());
		assertEquals(before, Model.stamp(folder.toFile()));
		assertTrue(weights.setLastModified(weights.lastModified() - 86_400_000));
		assertNotEquals(before, Model.stamp(folder.toFile()));
	}

	@Test
	void anUnknownNetworkIsRefusedByName() {
		model("W-Net").write(folder.toFile());
		UserException refusal = assertThrows(UserException.class, () -> new Segmenter(Model.read(folder.toFile()), 1));
		assertTrue(refusal.getMessage().contains("W-Net") && refusal.getMessage().contains("V-Net, U-Net"), refusal.getMessage());
	}

	@Test
	void aModelOfAnotherVersionIsRefusedWithTheReason() throws IOException {
		assertTrue(refusal("{\"format\": 3, \"dimensions\": \"3D\", \"filters\": 8}").contains("older version of OneSlice"));
		assertTrue(refusal("{\"format\": 99}").contains("newer version of OneSlice"));
	}

	@Test
	void aDamagedModelIsToldSo() throws IOException {
		for (String description : List.of("", "{", "[]", "{}", "{\"format\": \"four\"}", "{\"format\": 4}"))
			assertTrue(refusal(description).contains("is damaged"), description);
		model("V-Net").write(folder.toFile());
		Path weights = folder.resolve("weights.safetensors");
		Files.write(weights, new byte[] { 1, 2, 3 });
		assertTrue(assertThrows(UserException.class, () -> Model.read(folder.toFile())).getMessage().contains("is damaged"));
		Files.delete(weights);
		assertTrue(assertThrows(UserException.class, () -> Model.read(folder.toFile())).getMessage().contains("is damaged"));
		File empty = folder.resolve("empty").toFile();
		assertTrue(assertThrows(UserException.class, () -> Model.read(empty)).getMessage().contains("There is no model in"));
	}

	/** Such as that of a version that did not write a checksum. */
	@Test
	void aModelWithoutAChecksumIsRead() throws IOException {
		model("V-Net").write(folder.toFile());
		Path description = Model.description(folder.toFile()).toPath();
		String without = Files.readString(description).replaceFirst("\"weights_crc32\": \"[0-9a-f]+\",", "");
		assertFalse(without.contains("crc32"));
		Files.writeString(description, without);
		assertEquals(2, Model.read(folder.toFile()).networks().size());
	}

	/** Before pairs were told apart. */
	@Test
	void aModelThatOnlySaysWhetherAClassIsOnePartIsRead() throws IOException {
		model("V-Net").write(folder.toFile());
		Path description = Model.description(folder.toFile()).toPath();
		Files.writeString(description, Files.readString(description).replace("\"parts\": 2", "\"one_part\": true").replace("\"parts\": 0", "\"one_part\": false"));
		assertEquals(List.of(0, 1), Model.read(folder.toFile()).labels().stream().map(LabelClass::parts).toList());
	}

	@Test
	void aModelThatDoesNotSayWhetherItsClassesAreSolidIsRead() throws IOException {
		model("V-Net").write(folder.toFile());
		Path description = Model.description(folder.toFile()).toPath();
		assertEquals(List.of(false, true), Model.read(folder.toFile()).labels().stream().map(LabelClass::solid).toList());
		Files.writeString(description, Files.readString(description).replaceAll(",\\s*\"solid\": (true|false)", ""));
		assertFalse(Files.readString(description).contains("solid"));
		assertEquals(List.of(false, false), Model.read(folder.toFile()).labels().stream().map(LabelClass::solid).toList());
	}

	private String refusal(String description) throws IOException {
		Files.writeString(Model.description(folder.toFile()).toPath(), description);
		return assertThrows(UserException.class, () -> Model.read(folder.toFile())).getMessage();
	}

	static Model model(String network) {
		return new Model(new Architecture(network, 1, 2, 2), new Preprocessing(1.5, "mm", Preprocessing.Z_SCORE), List.of(LabelClass.unnamed(0, 0, false),
			new LabelClass(7, "atrium", 2, true)), new Extent(32, 16, 16), Map.of("method", "SPSS"), List.of(Map.of("kernel", new float[] { 1, 2, 5 }), Map.of(
				"kernel", new float[] { 3 })));
	}
}
