// SPDX-License-Identifier: GPL-2.0
/* The module's file in debugfs, and what is written to it: programs. */
#include <linux/debugfs.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "probe.h"

#define NUMBER_BYTES 24

static struct dentry *file;

static unsigned int irq_area_words = CONFIG_KCOV_IRQ_AREA_SIZE;
module_param(irq_area_words, uint, 0444);
MODULE_PARM_DESC(irq_area_words, "CONFIG_KCOV_IRQ_AREA_SIZE; not to be set");

static bool kasan = IS_ENABLED(CONFIG_KASAN);
module_param(kasan, bool, 0444);
MODULE_PARM_DESC(kasan, "CONFIG_KASAN; not to be set");

static int probe_open(struct inode *inode, struct file *filep)
{
	struct probe *probe = kzalloc(sizeof(*probe), GFP_KERNEL);

	if (!probe)
		return -ENOMEM;
	mutex_init(&probe->lock);
	init_flow(&probe->caller, probe);
	filep->private_data = probe;
	return 0;
}

static int run_program(struct probe *probe, struct program *program)
{
	struct flow *flow = &probe->caller;
	int error = program->has_thread && !probe->thread.task ? make_thread(probe) : 0;

	if (error)
		return error;
	probe->program = program;
	flow->task = current;
	flow->error = 0;
	probe->thread.flow.error = 0;
	loud();
	perform(flow, program->statements, program->count);
	quiet();
	probe->holds = program->holds;
	return flow->error ?: probe->thread.flow.error;
}

static int run_text(struct probe *probe, char *text, size_t length)
{
	struct program *program;
	int error;

	mutex_lock(&probe->lock);
	program = parse(text, length, probe->holds);
	error = PTR_ERR_OR_ZERO(program);
	if (!error) {
		error = run_program(probe, program);
		put_program(program);
	}
	mutex_unlock(&probe->lock);
	return error;
}

static ssize_t probe_write(struct file *filep, const char __user *from, size_t length, loff_t *offset)
{
	char *text;
	int error;

	if (length > MAX_PROGRAM)
		return -EINVAL;
	quiet();
	text = memdup_user_nul(from, length);
	error = PTR_ERR_OR_ZERO(text);
	if (!error) {
		error = run_text(filep->private_data, text, length);
		kfree(text);
	}
	loud();
	return error ?: length;
}

static ssize_t probe_read(struct file *filep, char __user *to, size_t length, loff_t *offset)
{
	struct probe *probe = filep->private_data;
	char number[NUMBER_BYTES];
	int bytes = scnprintf(number, sizeof(number), "0x%llx\n", READ_ONCE(probe->common));

	return simple_read_from_buffer(to, length, offset, number, bytes);
}

static int probe_release(struct inode *inode, struct file *filep)
{
	struct probe *probe = filep->private_data;

	end_thread(probe);
	kfree(probe);
	return 0;
}

static const struct file_operations operations = {
	.owner = THIS_MODULE,
	.open = probe_open,
	.write = probe_write,
	.read = probe_read,
	.llseek = default_llseek,
	.release = probe_release,
};

static int __init probe_init(void)
{
	file = debugfs_create_file("kcov_tck_probe", 0600, NULL, NULL, &operations);
	return PTR_ERR_OR_ZERO(file);
}

static void __exit probe_exit(void)
{
	debugfs_remove(file);
}

module_init(probe_init);
module_exit(probe_exit);
MODULE_DESCRIPTION("Sections of remote KCOV coverage on demand, for kcov-tck");
MODULE_LICENSE("GPL");
