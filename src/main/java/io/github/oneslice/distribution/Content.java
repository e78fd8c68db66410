package io.github.oneslice.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What belongs to OneSlice, and where it goes.
 *
 * @param project folder of the project
 * @param plugin the plugin's own jar
 * @param libraries what is known of each jar
 * @param jars all that OneSlice needs
 * @param licences texts of licences
 */
record Content(Path project, Path plugin, Libraries libraries, List<Jar> jars, List<Path> licences) {

	private static final String IMAGEJ = "ij";

	/** The files that Fiji lacks. */
	List<InstalledFile> inFiji() throws IOException {
		List<InstalledFile> files = new ArrayList<>(everywhere());
		besideFiji().map(jar -> file("jars/" + jar.file().getFileName(), jar)).forEach(files::add);
		ofWorker(false).forEach(files::add);
		return files;
	}

	/** What a worker needs besides to compute on a graphics card; large, so only who has one is to download it. */
	List<InstalledFile> forGraphicsCards() {
		return ofWorker(true).toList();
	}

	/** All files of an ImageJ that knows nothing of SciJava, itself too. */
	List<InstalledFile> inPlainImageJ(Platform platform) throws IOException {
		List<InstalledFile> files = new ArrayList<>(everywhere());
		Stream.concat(jars(Library.Place.FIJI), besideFiji()).map(jar -> file(jar.name().equals(IMAGEJ) ? jar.plainName()
			: "plugins/jars/" + jar.file().getFileName(), jar)).forEach(files::add);
		ofWorker(false).filter(file -> file.platform().isEmpty() || file.platform().get() == platform).forEach(files::add);
		for (Path script : Distribution.files(project.resolve("src/main/distribution/plain"), ""))
			files.add(InstalledFile.forAll(script.getFileName().toString(), script, "Starts ImageJ."));
		return files;
	}

	Stream<Jar> jars(Library.Place place) {
		return jars.stream().filter(jar -> libraries.of(jar).place() == place);
	}

	private Stream<Jar> besideFiji() {
		return Stream.concat(jars(Library.Place.LACKING), jars(Library.Place.ANY_VERSION));
	}

	private List<InstalledFile> everywhere() throws IOException {
		List<InstalledFile> files = new ArrayList<>();
		files.add(InstalledFile.forAll("plugins/" + plugin.getFileName(), plugin, "Segments 3-D medical images from one annotated slice."));
		for (String kind : List.of(".ijm", ".groovy"))
			for (Path macro : Distribution.files(project.resolve("macros"), kind))
				files.add(InstalledFile.forAll("macros/OneSlice/" + macro.getFileName(), macro, "A macro or script of OneSlice."));
		for (Path image : Distribution.files(project.resolve("test-images"), ".tif"))
			files.add(InstalledFile.forAll("images/OneSlice/" + image.getFileName(), image, "An image to try OneSlice with."));
		for (Path licence : licences)
			files.add(InstalledFile.forAll("licenses/OneSlice/" + licence.getFileName(), licence, "A licence of OneSlice or a library it uses."));
		return files;
	}

	/** Names without version, so that a newer jar takes the place of the older. */
	private Stream<InstalledFile> ofWorker(boolean forGraphicsCards) {
		return jars(Library.Place.WORKER).filter(jar -> jar.isForGraphicsCards() == forGraphicsCards).map(jar -> file(Distribution.WORKER_FOLDER + "/" + jar
			.plainName(), jar));
	}

	private InstalledFile file(String path, Jar jar) {
		Library library = libraries.of(jar);
		Optional<Platform> platform = Platform.of(jar);
		return new InstalledFile(path, jar.file(), platform, library.place() != Library.Place.ANY_VERSION, library.author(), library.name() + ": "
			+ library.description());
	}
}
