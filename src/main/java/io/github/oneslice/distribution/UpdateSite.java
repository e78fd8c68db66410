package io.github.oneslice.distribution;

import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.github.oneslice.files.AtomicFiles;

/**
 * A folder that the ImageJ Updater installs from: an index, and each version of each file under its path with the time it
 * came. What the folder has served before stays in the index, so that the Updater knows the older files it finds.
 */
final class UpdateSite {

	private final Path folder;
	private final List<Jar> fiji;
	private final long now;

	/**
	 * @param fiji jars of Fiji that are needed too
	 * @param now year to second in 14 digits
	 */
	UpdateSite(Path folder, List<Jar> fiji, long now) {
		this.folder = folder;
		this.fiji = List.copyOf(fiji);
		this.now = now;
	}

	/** Serves these files from now on; files that were served before and are not among them become obsolete. */
	void publish(List<InstalledFile> files) throws IOException {
		SiteIndex before = SiteIndex.of(folder);
		Map<InstalledFile, SiteIndex.Version> current = new LinkedHashMap<>();
		for (InstalledFile file : files)
			current.put(file, store(file, before));
		AtomicFiles.write(folder.resolve(SiteIndex.FILE).toFile(), out -> {
			try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
				XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
				write(xml, current, before);
				xml.close();
			}
			catch (XMLStreamException e) {
				throw new IOException(e);
			}
		});
	}

	/** A file that has not changed keeps its time. */
	private SiteIndex.Version store(InstalledFile file, SiteIndex before) throws IOException {
		String checksum = Checksum.of(file.path(), file.source());
		SiteIndex.Version version = before.versions().getOrDefault(SiteIndex.key(file.path()), List.of()).stream().filter(old -> old.obsolete() == 0
			&& old.checksum().equals(checksum) && old.path().equals(file.path())).findFirst().orElse(new SiteIndex.Version(file.path(), checksum, now, 0));
		Path stored = stored(version);
		if (Files.exists(stored)) return version;
		Files.createDirectories(stored.getParent());
		Files.copy(file.source(), stored, StandardCopyOption.REPLACE_EXISTING);
		return version;
	}

	private Path stored(SiteIndex.Version version) {
		return folder.resolve(version.path().replace('/', File.separatorChar) + "-" + version.timestamp());
	}

	private void write(XMLStreamWriter xml, Map<InstalledFile, SiteIndex.Version> current, SiteIndex before) throws XMLStreamException,
		IOException
	{
		xml.writeStartDocument("UTF-8", "1.0");
		xml.writeStartElement("pluginRecords");
		Map<String, List<SiteIndex.Version>> gone = new LinkedHashMap<>(before.versions());
		for (Map.Entry<InstalledFile, SiteIndex.Version> entry : current.entrySet()) {
			InstalledFile file = entry.getKey();
			xml.writeStartElement("plugin");
			xml.writeAttribute("filename", file.path());
			if (file.platform().isPresent()) writeText(xml, "platform", file.platform().get().updater());
			writeVersion(xml, file, entry.getValue(), current);
			List<SiteIndex.Version> older = gone.remove(SiteIndex.key(file.path()));
			writePrevious(xml, older == null ? List.of() : older, entry.getValue());
			xml.writeEndElement();
		}
		for (List<SiteIndex.Version> versions : gone.values()) {
			xml.writeStartElement("plugin");
			xml.writeAttribute("filename", versions.get(0).path());
			writePrevious(xml, versions, null);
			xml.writeEndElement();
		}
		xml.writeEndElement();
		xml.writeEndDocument();
	}

	private void writeVersion(XMLStreamWriter xml, InstalledFile file, SiteIndex.Version version, Map<InstalledFile, SiteIndex.Version> all)
		throws XMLStreamException, IOException
	{
		xml.writeStartElement("version");
		xml.writeAttribute("checksum", version.checksum());
		xml.writeAttribute("timestamp", Long.toString(version.timestamp()));
		xml.writeAttribute("filesize", Long.toString(Files.size(stored(version))));
		writeText(xml, "description", file.description());
		if (file.isPlugin()) {
			for (Map.Entry<InstalledFile, SiteIndex.Version> other : all.entrySet())
				if (other.getKey().isJar() && other.getKey().required() && !other.getKey().isPlugin()) writeDependency(xml, other.getKey().path(), other.getValue().timestamp());
			for (Jar jar : fiji)
				writeDependency(xml, "jars/" + jar.plainName(), 0);
		}
		if (file.isPlugin()) writeText(xml, "link", Distribution.LINK);
		writeText(xml, "author", file.author());
		xml.writeEndElement();
	}

	/**
	 * The Updater brings what a file depends on, where it is for the platform. Where a person put a version it does not know, it asks,
	 * and without a screen installs nothing.
	 */
	private static void writeDependency(XMLStreamWriter xml, String path, long timestamp) throws XMLStreamException {
		xml.writeEmptyElement("dependency");
		xml.writeAttribute("filename", SiteIndex.key(path));
		xml.writeAttribute("timestamp", Long.toString(timestamp));
	}

	private void writePrevious(XMLStreamWriter xml, List<SiteIndex.Version> versions, SiteIndex.Version current) throws XMLStreamException {
		List<SiteIndex.Version> previous = new ArrayList<>(versions);
		previous.remove(current);
		for (SiteIndex.Version version : previous) {
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("timestamp", Long.toString(version.timestamp()));
			xml.writeAttribute("timestamp-obsolete", Long.toString(version.obsolete() == 0 ? now : version.obsolete()));
			xml.writeAttribute("checksum", version.checksum());
			xml.writeAttribute("filename", version.path());
		}
	}

	private static void writeText(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
		xml.writeStartElement(element);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}
}
