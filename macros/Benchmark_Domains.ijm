// Benchmark_Domains: how a network does on a scanner that nobody trained on. Leaves one scanner out in turn.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   data=      folder that holds train/images, train/slices (one annotated slice a stack), and dev/images, dev/full (whole labels)
//   output=    folder to write to
//   left_out=  scanners to leave out, one after the other (default [surface-coil,low-field,thick-slices])
//   methods=   method and augmentation, several in [brackets] (default [supervised/turns,supervised/affine,LFME/affine]);
//              turns does not change grey values, affine does
//   steps=     training steps of supervised (default 600)
//   lfme_cost= how many times as long a step of LFME takes: it gets that many times fewer steps (default 1.8)
//   seeds=     several in [brackets] (default [1,2,3])
//   settings=  settings of the preset Laptop to change, besides precision=float32 and rounds=1
//
// The scanners are seeded changes of the stacks, described in io.github.oneslice.benchmark.Scanner; the first, "original", leaves
// them as they are. The annotated stacks are dealt out, in the order of their names, to the scanners that are trained on, each
// to one of them. Steps are given, not minutes, so that the numbers do not depend on what else the machine does.
//
// Writes for each run a folder with run.json, model and label stacks, and over all of them domains.md: mean and spread over the
// seeds on the stacks of dev, as the left-out scanner would show them, and as those trained on would. Runs that have a run.json are
// not repeated. Needs the profile "benchmark":
//
// mvn -q -Pbenchmark clean compile exec:java -Dexec.args="macros/Benchmark_Domains.ijm data=/data/la output=/data/domains"
//
// The same on made stacks, for who has no others:
//
// mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.oneslice.testimages.PhantomFolder -Dexec.args=/data/phantoms

data = required("data");
output = required("output");
scanners = split(call("io.github.oneslice.benchmark.Scanner.names"), ",");
leftOut = split(option("left_out", "surface-coil,low-field,thick-slices"), ",");
methods = split(option("methods", "supervised/turns,supervised/affine,LFME/affine"), ",");
seeds = split(option("seeds", "1,2,3"), ",");
File.makeDirectory(output);
for (s = 0; s < seeds.length; s++)
	for (k = 0; k < leftOut.length; k++)
		for (m = 0; m < methods.length; m++)
			measure(String.trim(leftOut[k]), String.trim(methods[m]), String.trim(seeds[s]));
print(File.openAsString(output + "/domains.md"));

function measure(scanner, method, seed) {
	folder = output + "/" + scanner + "-" + replace(method, "/", "-") + "-" + seed;
	if (File.exists(folder + "/run.json")) return;
	File.makeDirectory(folder);
	stacks = prepare(scanner);
	parts = split(method, "/");
	steps = parseInt(option("steps", "600"));
	if (parts[0] == "LFME") steps = round(steps / parseFloat(option("lfme_cost", "1.8")));
	settings = "precision=float32,rounds=1,augmentation=" + parts[1];
	more = option("settings", "");
	if (more != "") settings += "," + more;
	options = "method=" + parts[0] + " steps=" + steps + " seed=" + seed + " settings=[" + settings + "]";
	if (parts[0] == "LFME") options += " domains=[" + stacks + "/domains.csv]";
	run("Train...", "image_folder=[" + stacks + "/images] label_folder=[" + data + "/train/slices] model=[" + folder + "/model] overwrite " + options);
	unseen = scores(stacks + "/dev", folder, "unseen");
	seen = scores(stacks + "/dev-trained-on", folder, "trained-on");
	result = "{\"left_out\": \"" + scanner + "\", \"method\": \"" + method + "\", \"seed\": " + seed + ", \"steps\": " + steps
		+ ", \"dice\": " + unseen[0] + ", \"hd95\": " + unseen[1] + ", \"dice_trained_on\": " + seen[0] + ", \"hd95_trained_on\": " + seen[1] + "}";
	table = call("io.github.oneslice.benchmark.DomainReport.add", output, result, folder);
	print(result);
}

// The stacks to train and to measure on when a scanner is left out; made where they are not there yet.
function prepare(scanner) {
	made = output + "/without-" + scanner;
	if (File.exists(made + "/complete")) return made;
	sources = Array.deleteValue(scanners, scanner);
	if (sources.length == scanners.length) exit("There is no scanner " + scanner + ". Choose from " + String.join(scanners));
	folders = newArray("", "/images", "/dev", "/dev-trained-on");
	for (i = 0; i < folders.length; i++) File.makeDirectory(made + folders[i]);
	names = Array.sort(getFileList(data + "/train/slices"));
	domains = "name,domain\n";
	for (i = 0; i < names.length; i++) {
		source = sources[i % sources.length];
		change(source, data + "/train/images/" + names[i], made + "/images/" + names[i]);
		domains += names[i] + "," + source + "\n";
	}
	File.saveString(domains, made + "/domains.csv");
	names = Array.sort(getFileList(data + "/dev/images"));
	for (i = 0; i < names.length; i++) {
		change(scanner, data + "/dev/images/" + names[i], made + "/dev/" + names[i]);
		change(sources[i % sources.length], data + "/dev/images/" + names[i], made + "/dev-trained-on/" + names[i]);
	}
	File.saveString("", made + "/complete");
	return made;
}

function change(scanner, image, file) {
	written = call("io.github.oneslice.benchmark.Scanner.change", scanner, image, file);
}

// Dice and HD95 on the stacks of a folder, means.
function scores(images, folder, name) {
	run("Segment...", "image_folder=[" + images + "] model=[" + folder + "/model] output_folder=[" + folder + "/" + name + "]");
	table = folder + "/" + name + ".csv";
	run("Evaluate...", "prediction_folder=[" + folder + "/" + name + "] reference_folder=[" + data + "/dev/full] table=[" + table + "]");
	rows = split(String.trim(File.openAsString(table)), "\n");
	mean = split(rows[rows.length - 1], ",");
	return newArray(mean[2], mean[5]);
}

function required(key) {
	value = option(key, "");
	if (value == "") exit("The argument lacks " + key + "=. The head of the macro says what it takes.");
	return value;
}

// The value of a key in the argument, or else the fallback.
function option(key, fallback) {
	return call("io.github.oneslice.command.MacroArguments.value", getArgument(), key, fallback);
}
