package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Screen;
import net.imagej.updater.FileObject;
import net.imagej.updater.FilesCollection;
import net.imagej.updater.Installer;
import net.imagej.updater.util.StderrProgress;

/** The real ImageJ Updater installs OneSlice into an ImageJ2 without it, and updates it. */
class FijiInstallTest {

	private static final long FIRST = 20260101120000L;
	private static final String SITE = "OneSlice";

	@TempDir
	Path temporary;

	private Path fiji;
	private Path site;

	@BeforeEach
	void subscribe() throws Exception {
		fiji = temporary.resolve("Fiji für Müller");
		site = temporary.resolve("a site");
		Path jars = Files.createDirectories(fiji.resolve("jars"));
		Files.createDirectory(fiji.resolve("plugins"));
		Libraries libraries = new Libraries(Path.of("src/main/distribution/libraries.csv"));
		for (Jar jar : TestContent.jars())
			if (!libraries.knows(jar) || libraries.of(jar).place() == Library.Place.FIJI) Files.copy(jar.file(), jars.resolve(jar.file()
				.getFileName()));
		publish("0.0.1", FIRST);
		update();
	}

	@Test
	void installsAllThatIsNeeded() throws Exception {
		for (String path : List.of("plugins/oneslice_-0.0.1.jar", "jars/appose-0.9.0.jar", "oneslice/tensorflow-core-api.jar",
			"oneslice/tensorflow-core-native-linux-x86_64.jar", "macros/OneSlice/Segment_Folder.ijm", "licenses/OneSlice/LICENSE.txt"))
			assertTrue(Files.exists(fiji.resolve(path)), path);
		assertEquals(List.of(), notInstalled());
	}

	@Test
	void theQuickStartRunsWithoutAScreen() throws Exception {
		quickStart(new ProcessBuilder(), "-Djava.awt.headless=true");
	}

	@Test
	void theQuickStartRunsWithWindows() throws Exception {
		try (Screen screen = Screen.open()) {
			quickStart(screen.use(new ProcessBuilder()), "-Djava.awt.headless=false");
		}
	}

	@Test
	void withoutApposeASentenceSaysSo() throws Exception {
		Files.delete(fiji.resolve("jars/appose-0.9.0.jar"));
		String log = run(new ProcessBuilder(), "-Djava.awt.headless=true");
		assertTrue(log.contains("OneSlice is not installed completely: org.apposed.appose"), log);
		assertFalse(log.contains("\tat "), log);
	}

	@Test
	void withoutTensorFlowASentenceSaysSo() throws Exception {
		Files.move(fiji.resolve("oneslice"), fiji.resolve("away"));
		String log = run(new ProcessBuilder(), "-Djava.awt.headless=true");
		assertTrue(log.contains("TensorFlow was not found"), log);
		assertFalse(log.contains("\tat "), log);
	}

	private void quickStart(ProcessBuilder builder, String option) throws Exception {
		String log = run(builder, option);
		Path scores = temporary.resolve("results/network.csv");
		assertTrue(Files.exists(scores), log);
		assertTrue(Files.readString(scores).contains("mean"));
		assertFalse(log.contains("Overriding") || log.contains("unsupported"), log);
	}

	/** Needs what {@code mvn -Pspark package} made before. */
	@Test
	void sparkSegmentsAFolder() throws Exception {
		Path built = Path.of("target/spark/oneslice-spark").toAbsolutePath();
		assumeTrue(Files.isDirectory(built), "OneSlice for Spark is not built.");
		Path link = Files.createSymbolicLink(fiji.resolve("oneslice-spark"), built);
		quickStart(new ProcessBuilder(), "-Djava.awt.headless=true");
		Path images = Files.createDirectory(temporary.resolve("ein Bild"));
		Files.copy(Path.of("test-images/phantom.tif"), images.resolve("phantom.tif"));
		String log = run(new ProcessBuilder(), "-Djava.awt.headless=true", "Segment_Folder_on_Spark", "image_folder=[" + images + "] model=[" + temporary
			.resolve("results/model") + "] output_folder=[" + temporary.resolve("labels") + "] master=local[1]");
		Files.delete(link);
		assertTrue(Files.exists(temporary.resolve("labels/phantom.tif")), log);
	}

	@Test
	void updatesToASecondVersion() throws Exception {
		publish("0.0.2", FIRST + 1);
		update();
		assertTrue(Files.exists(fiji.resolve("plugins/oneslice_-0.0.2.jar")));
		assertFalse(Files.exists(fiji.resolve("plugins/oneslice_-0.0.1.jar")));
		assertEquals(List.of(), notInstalled());
	}

	/** Needs the profile {@code gpu}. With a card or without one, the same results. */
	@Test
	void whatComputesOnGraphicsCardsIsASiteOfItsOwn() throws Exception {
		List<InstalledFile> natives = content("0.0.1").forGraphicsCards();
		assumeTrue(!natives.isEmpty(), "TensorFlow for graphics cards is not there.");
		Path jar = fiji.resolve("oneslice/tensorflow-core-native-linux-x86_64-gpu.jar");
		assertFalse(Files.exists(jar));
		Path other = temporary.resolve("graphics cards");
		new UpdateSite(other, List.of(), FIRST).publish(natives);
		FilesCollection files = collection();
		files.addUpdateSite("OneSlice-GPU", other.toUri().toString(), null, null, 0);
		files.write();
		update();
		assertTrue(Files.exists(jar));
		quickStart(new ProcessBuilder(), "-Djava.awt.headless=true");
	}

	@Test
	void whatAnotherPluginPutThereIsKept() throws Exception {
		Files.delete(fiji.resolve("jars/commons-compress-1.28.0.jar"));
		Path older = TestJars.of(fiji.resolve("jars/commons-compress-1.21.jar"), "org/apache/commons/compress/A.class", "older");
		publish("0.0.2", FIRST + 1);
		update();
		assertTrue(Files.exists(fiji.resolve("plugins/oneslice_-0.0.2.jar")));
		assertTrue(Files.exists(older));
		assertEquals(1, notInstalled().size(), () -> "besides the library that is kept");
	}

	@Test
	void nothingOfFijiIsReplaced() throws Exception {
		List<InstalledFile> files = content("0.0.1").inFiji();
		Libraries libraries = new Libraries(Path.of("src/main/distribution/libraries.csv"));
		List<Jar> others = TestContent.jars().stream().filter(jar -> !libraries.knows(jar) || libraries.of(jar).place() == Library.Place.FIJI)
			.toList();
		Clashes.check(files, others);
	}

	private Content content(String version) throws IOException {
		return TestContent.of(temporary.resolve("oneslice_-" + version + ".jar"), temporary.resolve("licenses"));
	}

	private void publish(String version, long now) throws IOException {
		Content content = content(version);
		TestJars.add(content.plugin(), "version.txt", version);
		new UpdateSite(site, content.jars(Library.Place.FIJI).toList(), now).publish(content.inFiji());
	}

	private FilesCollection collection() throws Exception {
		FilesCollection files = new FilesCollection(fiji.toFile());
		files.tryLoadingCollection();
		files.getUpdateSite(FilesCollection.DEFAULT_UPDATE_SITE, true).setActive(false); // is on the net
		if (files.getUpdateSite(SITE, true) == null) files.addUpdateSite(SITE, site.toUri().toString(), null, null, 0);
		files.reloadCollectionAndChecksum(new StderrProgress());
		return files;
	}

	private void update() throws Exception {
		FilesCollection files = collection();
		files.markForUpdate(false);
		Installer installer = new Installer(files, new StderrProgress());
		installer.start();
		installer.moveUpdatedIntoPlace();
		files.write();
	}

	private List<String> notInstalled() throws Exception {
		return StreamSupport.stream(collection().forUpdateSite(SITE).spliterator(), false).filter(file -> file
			.getStatus() != FileObject.Status.INSTALLED && file.getStatus() != FileObject.Status.OBSOLETE_UNINSTALLED).map(FileObject::toDebug).toList();
	}

	private String run(ProcessBuilder builder, String option) throws Exception {
		return run(builder, option, "Quick_Start", "name=phantom minutes=0.1 output=[" + temporary.resolve("results") + "]");
	}

	/** Runs a macro as it was installed, and gives what it said. */
	private String run(ProcessBuilder builder, String option, String macro, String argument) throws Exception {
		Path log = temporary.resolve("log.txt");
		builder.command(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-opens=java.base/java.lang=ALL-UNNAMED",
			"-Dimagej.dir=" + fiji, "-Dplugins.dir=" + fiji, option, "-cp", String.join(File.pathSeparator, fiji + "/jars/*", fiji + "/plugins/*", Path.of(
				"target/test-classes").toAbsolutePath().toString()), FijiStart.class.getName(), fiji.resolve("macros/OneSlice/" + macro + ".ijm").toString(),
			argument);
		Process process = builder.directory(fiji.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			assertTrue(process.waitFor(150, TimeUnit.SECONDS), () -> "It does not end.");
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(log);
	}
}
