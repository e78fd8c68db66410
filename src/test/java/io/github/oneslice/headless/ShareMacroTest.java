package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import groovy.json.JsonSlurper;
import io.github.oneslice.model.Model;

/** A model is packed, used without any of our classes, and unpacked again. */
class ShareMacroTest {

	private static final String TRAIN = """
		newImage("patient_miller", "8-bit noise", 32, 32, 16); setSlice(8); makeRectangle(8, 8, 12, 12);
		run("Train...", "image=patient_miller model=[%1$s/model] method=supervised steps=3 settings=[filters=2, patch_x=32, patch_y=32, patch_z=16, precision=float32]");
		run("Export Model...", "model=[%1$s/model] file=[%1$s/shared.zip] name=[Left atrium] authors=[A. One; B. Two]");
		run("Import Model...", "file=[%1$s/shared.zip] model=[%1$s/imported]");
		run("Model Info...", "model=[%1$s/imported]");
		""";

	/** Loads a SavedModel with TensorFlow alone, and prints how far its answer is from the one that lies beside it. */
	private static final String PROBE = """
		import java.nio.*;
		import java.nio.file.*;
		import java.util.*;
		import org.tensorflow.*;
		import org.tensorflow.ndarray.*;
		import org.tensorflow.ndarray.buffer.DataBuffers;
		import org.tensorflow.types.TFloat32;

		class Probe {

			public static void main(String[] arguments) throws Exception {
				float[] image = numbers(arguments[1]);
				float[] expected = numbers(arguments[2]);
				try (SavedModelBundle model = SavedModelBundle.load(arguments[0], "serve");
						TFloat32 input = TFloat32.tensorOf(Shape.of(1, 16, 32, 32, 1), DataBuffers.of(image))) {
					TFloat32 output = (TFloat32) model.function("serving_default").call(Map.of("image", input)).get("probability").get();
					float[] found = new float[(int) output.size()];
					output.copyTo(DataBuffers.of(found));
					float most = found.length == expected.length ? 0 : Float.NaN;
					for (int i = 0; i < found.length; i++)
						most = Math.max(most, Math.abs(found[i] - expected[i]));
					System.out.println("difference " + most);
				}
			}

			static float[] numbers(String file) throws Exception {
				ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
				int header = bytes.getShort(8);
				FloatBuffer floats = bytes.position(10 + header).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
				float[] numbers = new float[floats.remaining()];
				floats.get(numbers);
				return numbers;
			}
		}
		""";

	@TempDir
	Path folder;

	@Test
	void givesTheSameWithoutOurClassesAndComesBackAsItWas() throws Exception {
		String said = ToldMacro.run(folder, String.format(TRAIN, folder), 0);
		assertTrue(said.contains("Trained by: supervised, 3 steps"), said);
		assertArrayEquals(Files.readAllBytes(folder.resolve("model/model.json")), Files.readAllBytes(folder.resolve("imported/model.json")));
		assertEquals(Model.read(folder.resolve("model").toFile()).architecture(), Model.read(folder.resolve("imported").toFile()).architecture());
		unpack(folder.resolve("shared.zip"), folder.resolve("package"));
		unpack(folder.resolve("package/saved-model.zip"), folder.resolve("saved-model"));
		assertEquals(0, Double.parseDouble(probe().replaceAll("(?s).*difference (\\S+).*", "$1")), 1e-6);
		Map<?, ?> rdf = (Map<?, ?>) new JsonSlurper().parse(folder.resolve("package/rdf.yaml").toFile());
		assertEquals("model", rdf.get("type"));
		Map<?, ?> output = (Map<?, ?>) ((List<?>) rdf.get("outputs")).get(0);
		List<?> axes = (List<?>) output.get("axes");
		for (Object axis : axes)
			assertEquals("type", ((Map<?, ?>) axis).keySet().iterator().next());
		for (Object work : (List<?>) rdf.get("cite"))
			assertEquals("text", ((Map<?, ?>) work).keySet().iterator().next());
		assertTrue(((List<?>) ((Map<?, ?>) axes.get(4)).get("channel_names")).stream().allMatch(name -> ((String) name).matches("[A-Za-z_]\\w*")), axes::toString);
		for (String source : Files.readString(folder.resolve("package/rdf.yaml")).lines().filter(line -> line.contains("\"source\"")).map(line -> line.replaceAll(
			".*\"source\": \"([^\"]+)\".*", "$1")).toList())
			assertTrue(Files.exists(folder.resolve("package").resolve(source)), source);
		for (String name : List.of("rdf.yaml", "README.md", "model.json"))
			assertFalse(Files.readString(folder.resolve("package").resolve(name)).contains("miller"), name);
	}

	@Test
	void whatIsNoPackageIsRefused() throws Exception {
		String load = "run('Import Model...', 'file=[" + folder + "/other.zip] model=[" + folder + "/imported]');";
		Files.writeString(folder.resolve("other.zip"), "no zip at all");
		assertTrue(ToldMacro.run(folder, load, 1).contains("is no zip file"));
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("other.zip")))) {
			zip.putNextEntry(new ZipEntry("../../evil.txt"));
			zip.write(1);
		}
		assertTrue(ToldMacro.run(folder, load, 1).contains("holds no model of OneSlice"));
		assertFalse(Files.exists(folder.getParent().resolve("evil.txt")) || Files.exists(folder.resolve("imported/model.json")));
	}

	private String probe() throws IOException, InterruptedException {
		String tensorFlow = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.matches(
			".*(tensorflow|ndarray|javacpp|protobuf).*")).collect(Collectors.joining(File.pathSeparator));
		Path source = Files.writeString(folder.resolve("Probe.java"), PROBE);
		Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp", tensorFlow, source.toString(), folder.resolve("saved-model")
			.toString(), folder.resolve("package/test-input.npy").toString(), folder.resolve("package/test-output.npy").toString()).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said;
	}

	private static void unpack(Path file, Path target) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (ZipEntry entry : zip.stream().toList()) {
				Path place = target.resolve(entry.getName());
				Files.createDirectories(place.getParent());
				try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(place)) {
					in.transferTo(out);
				}
			}
		}
	}
}
