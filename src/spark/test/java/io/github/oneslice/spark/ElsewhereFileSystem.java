package io.github.oneslice.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The disk of this machine under another scheme, so that it counts as a file system elsewhere. */
public final class ElsewhereFileSystem extends RawLocalFileSystem {

	static final String SCHEME = "elsewhere";
	private static final URI ROOT = URI.create(SCHEME + ":///");

	/** Makes the scheme known. */
	static Configuration configuration() {
		Configuration configuration = new Configuration();
		configuration.set("fs." + SCHEME + ".impl", ElsewhereFileSystem.class.getName());
		configuration.set("fs.AbstractFileSystem." + SCHEME + ".impl", Context.class.getName());
		return configuration;
	}

	/** The same as Hadoop's newer interface wants it. */
	public static final class Context extends DelegateToFileSystem {

		public Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
			super(uri, new ElsewhereFileSystem(), configuration, SCHEME, false);
		}
	}

	@Override
	public URI getUri() {
		return ROOT;
	}

	@Override
	public String getScheme() {
		return SCHEME;
	}

	@Override
	public FileStatus getFileStatus(Path path) throws IOException {
		FileStatus status = super.getFileStatus(path);
		Path here = makeQualified(new Path(status.getPath().toUri().getPath()));
		return new FileStatus(status.getLen(), status.isDirectory(), 1, status.getBlockSize(), status.getModificationTime(), here);
	}
}
